// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.access.LocatedRow;
import io.obkv.server.sql.access.TableScope;
import io.obkv.server.sql.access.TableScopes;
import io.obkv.server.sql.plan.TableRows;
import io.obkv.server.sql.query.TableReference;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * FOR UPDATE: locks the rows of a table that a condition finds, before they are read. A LIMIT does not
 * count: all rows that the condition finds are locked.
 */
public final class RowLocks {
  private RowLocks() {}

  /** Locks the rows of a SELECT … FOR UPDATE; does nothing for any other. */
  public static void take(OBParser.Select_stmtContext tree, StatementScope scope) {
    OBParser.Select_no_parensContext select = tree.select_no_parens();
    if (select == null || select.for_update_clause() == null) {
      return;
    }
    OBParser.Simple_selectContext simple = simple(select);
    if (simple == null) {
      throw SqlErrors.notSupported("FOR UPDATE of a set operation");
    }
    if (simple.from_list() == null) {
      return;
    }
    OBParser.Tbl_nameContext named =
        TableScopes.only(simple.from_list().table_references(), "FOR UPDATE");
    TableScope table = TableScopes.of(named, scope.session(), scope.state(), scope.store());
    boolean conditional = simple.WHERE() != null;
    Optional<Node> condition = conditional
        ? Optional.of(scope.resolved(NodeParser.parse(simple.expr(0))))
        : Optional.empty();
    long timeout = timeoutNanos(select.for_update_clause(), scope);
    Writes.<Integer>run(
        scope,
        System.nanoTime() + timeout,
        transaction -> lock(transaction, scope, scope.reference(named), table.layout(), condition));
  }

  private static OBParser.Simple_selectContext simple(OBParser.Select_no_parensContext select) {
    OBParser.Select_clauseContext clause = select.select_clause();
    return clause == null || clause.simple_select_with_order_and_limit() == null
        ? null
        : clause.simple_select_with_order_and_limit().simple_select();
  }

  private static long timeoutNanos(OBParser.For_update_clauseContext tree, StatementScope scope) {
    OBParser.Opt_for_update_waitContext wait = tree.opt_for_update_wait();
    if (wait == null || wait.empty() != null) {
      return TimeUnit.MICROSECONDS.toNanos(scope.timeoutMicros());
    }
    if (wait.NOWAIT() != null || wait.NO_WAIT() != null) {
      return 0;
    }
    String seconds =
        wait.INTNUM() != null ? wait.INTNUM().getText() : wait.DECIMAL_VAL().getText();
    return (long) (Double.parseDouble(seconds) * TimeUnit.SECONDS.toNanos(1));
  }

  private static int lock(
      TabletTransaction transaction,
      StatementScope scope,
      TableReference.Named name,
      TableLayout layout,
      Optional<Node> condition) {
    TableRows source = new TableRows(name, layout, condition, scope.query(), transaction);
    List<LocatedRow> found = new ArrayList<>();
    source.visit(found::add);
    for (LocatedRow row : found) {
      transaction.lock(layout, row.tabletId(), layout.keyOf(row.values()));
    }
    return found.size();
  }
}
