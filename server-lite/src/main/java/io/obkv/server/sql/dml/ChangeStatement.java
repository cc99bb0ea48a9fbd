// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.access.LocatedRow;
import io.obkv.server.sql.access.TableScope;
import io.obkv.server.sql.access.TableScopes;
import io.obkv.server.sql.plan.Explanation;
import io.obkv.server.sql.plan.Ordering;
import io.obkv.server.sql.plan.TableRows;
import io.obkv.server.sql.query.Limit;
import io.obkv.server.sql.query.TableReference;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** UPDATE and DELETE of one table. For one statement. */
public final class ChangeStatement {
  private final StatementScope scope;
  private final TableScope table;
  private final TableReference.Named name;
  private final Optional<Node> condition;
  private final Optional<Ordering> order;
  private final Limit limit;
  private final Optional<Assignments> assignments;
  private final boolean ignore;

  private record Counts(long matched, long changed) {}

  private ChangeStatement(
      StatementScope scope,
      TableScope table,
      TableReference.Named name,
      OBParser.ExprContext where,
      OBParser.Order_byContext orderBy,
      OBParser.Limit_clauseContext limit,
      OBParser.Update_asgn_listContext assignments,
      boolean ignore) {
    this.scope = scope;
    this.table = table;
    this.name = name;
    this.condition = Optional.ofNullable(where).map(tree -> scope.resolved(NodeParser.parse(tree)));
    this.order = Optional.ofNullable(orderBy).map(this::ordering);
    this.limit = Limit.of(limit, scope::resolved);
    this.assignments =
        Optional.ofNullable(assignments).map(list -> new Assignments(list, table, scope));
    this.ignore = ignore;
  }

  /** An UPDATE. */
  public static ChangeStatement update(OBParser.Update_stmtContext tree, StatementScope scope) {
    OBParser.Update_basic_stmtContext update = tree.update_basic_stmt();
    if (tree.with_clause() != null) {
      throw SqlErrors.notSupported("WITH");
    }
    OBParser.Tbl_nameContext named = TableScopes.only(update.table_references(), "UPDATE");
    TableScope table = TableScopes.of(named, scope.session(), scope.state(), scope.store());
    return new ChangeStatement(
        scope,
        table,
        scope.reference(named),
        update.expr(),
        update.order_by(),
        update.limit_clause(),
        update.update_asgn_list(),
        update.IGNORE() != null);
  }

  /** A DELETE. */
  public static ChangeStatement delete(OBParser.Delete_stmtContext tree, StatementScope scope) {
    OBParser.Delete_basic_stmtContext delete = tree.delete_basic_stmt();
    if (tree.with_clause() != null || delete.multi_delete_table() != null) {
      throw SqlErrors.notSupported("DELETE from several tables");
    }
    TableScope table =
        TableScopes.of(delete.tbl_name(), scope.session(), scope.state(), scope.store());
    return new ChangeStatement(
        scope,
        table,
        scope.reference(delete.tbl_name()),
        delete.expr(),
        delete.order_by(),
        delete.limit_clause(),
        null,
        false);
  }

  private Ordering ordering(OBParser.Order_byContext tree) {
    List<Ordering.Key> keys = tree.sort_list().sort_key().stream()
        .map(key -> {
          Expression expression = ExpressionCompiler.compile(
              scope.resolved(NodeParser.parse(key.expr())), table.in("order clause"));
          return new Ordering.Key(expression, key.DESC() != null);
        })
        .toList();
    return new Ordering(keys, scope.context());
  }

  /** What EXPLAIN says of the statement, which is not run. */
  public SqlResult.Rows explain(boolean json) {
    try (TabletSnapshot snapshot = scope.store().snapshot()) {
      TableRows rows = new TableRows(name, table.layout(), condition, scope.query(), snapshot);
      return Explanation.of(assignments.isEmpty() ? "DELETE" : "UPDATE", rows, json);
    }
  }

  /** Runs the statement: all rows, or none. */
  public SqlResult.Done run() {
    RowGuard guard = new RowGuard(table.layout(), scope);
    Counts counts = Writes.run(scope, transaction -> change(transaction, guard));
    if (assignments.isEmpty()) {
      return SqlResult.Done.with(counts.changed, scope.warnings());
    }
    String info = "Rows matched: " + counts.matched + "  Changed: " + counts.changed
        + "  Warnings: " + scope.warnings().size();
    long affected = scope.session().countsFoundRows() ? counts.matched : counts.changed;
    return new SqlResult.Done(affected, 0, info, scope.warnings());
  }

  private Counts change(TabletTransaction transaction, RowGuard guard) {
    RowWriter writer = new RowWriter(table.layout(), guard, transaction);
    TableRows source = new TableRows(name, table.layout(), condition, scope.query(), transaction);
    long matched = 0;
    long changed = 0;
    for (LocatedRow candidate : candidates(source)) {
      Value[] row = writer.lock(candidate.tabletId(), candidate.values());
      if (row == null || !source.accepts(row)) {
        continue;
      }
      matched++;
      if (assignments.isEmpty()) {
        writer.delete(candidate.tabletId(), row);
        changed++;
      } else {
        changed += update(writer, candidate.tabletId(), row);
      }
    }
    writer.finish();
    return new Counts(matched, changed);
  }

  private int update(RowWriter writer, long tabletId, Value[] row) {
    Value[] after = assignments.orElseThrow().apply(row, null, ignore);
    if (after == row) {
      return 0;
    }
    writer.update(tabletId, row, after);
    return 1;
  }

  private List<LocatedRow> candidates(TableRows source) {
    List<LocatedRow> rows = new ArrayList<>();
    source.visit(rows::add);
    order.ifPresent(ordering -> rows.sort(Comparator.comparing(LocatedRow::values, ordering)));
    return limit.apply(rows);
  }
}
