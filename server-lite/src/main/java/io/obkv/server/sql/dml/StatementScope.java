// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.plan.QueryContext;
import io.obkv.server.sql.query.QueryParser;
import io.obkv.server.sql.query.TableReference;
import io.obkv.server.sql.session.SessionNodes;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.server.tablet.TabletStore;
import java.util.List;
import java.util.Locale;

/**
 * What all statements that write share.
 *
 * @param session who runs it
 * @param state the catalog when it began
 * @param store the rows
 * @param virtualTables the tables that are made when they are read
 * @param context time and zone
 * @param warnings takes its remarks
 */
public record StatementScope(
    SqlSession session,
    CatalogState state,
    TabletStore store,
    VirtualTables virtualTables,
    EvaluationContext context,
    List<SqlWarning> warnings) {
  /** The same for a query inside. */
  public QueryContext query() {
    return new QueryContext(session, state, store, virtualTables, context);
  }

  /** The table of a tree, under its name. */
  TableReference.Named reference(OBParser.Tbl_nameContext tree) {
    return new QueryParser(this::resolved).table(tree);
  }

  /** The expression with what the session knows filled in. */
  Node resolved(Node node) {
    return SessionNodes.resolve(node, session, state);
  }

  /** How values are brought into the columns of a row. */
  ConversionRules rules(int row, boolean ignore) {
    return new ConversionRules(
        row,
        !ignore && isStrict(),
        context,
        (number, text) -> warnings.add(SqlWarning.warning(number, text)));
  }

  /** True when sql_mode refuses what does not fit. */
  boolean isStrict() {
    return variable("sql_mode").toUpperCase(Locale.ROOT).contains("STRICT_");
  }

  /** True for a variable that is ON. */
  boolean isOn(String name) {
    String value = variable(name);
    return value.equalsIgnoreCase("ON") || value.equals("1");
  }

  /** Microseconds that a statement may take, waits for locks included. */
  long timeoutMicros() {
    long lockTimeout = Long.parseLong(variable("ob_trx_lock_timeout"));
    long queryTimeout = Long.parseLong(variable("ob_query_timeout"));
    return lockTimeout < 0 ? queryTimeout : Math.min(lockTimeout, queryTimeout);
  }

  private String variable(String name) {
    return session.variable(name).or(() -> state.variable(name)).orElseThrow();
  }
}
