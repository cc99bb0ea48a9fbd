// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.session.SqlSession;

/** RENAME TABLE and ALTER TABLE … RENAME. Stateless. */
public final class RenameTable {
  private RenameTable() {}

  /** RENAME TABLE a TO b, c TO d: in this order. */
  public static void apply(
      OBParser.Rename_table_stmtContext tree, SqlSession session, CatalogChange change) {
    for (OBParser.Rename_table_actionContext action :
        tree.rename_table_actions().rename_table_action()) {
      TableName from = TableName.of(action.relation_factor(0), session);
      TableSchema table = change
          .state()
          .table(from.database(), from.name())
          .orElseThrow(() -> SqlErrors.of(-4027, 1017, "HY000", "File not exist"));
      TableName to = target(TableName.of(action.relation_factor(1), session), change.state());
      change.put(named(table, to, change.schemaVersion()));
    }
  }

  static void rename(TableChange table, TableName to, CatalogState state) {
    boolean same = to.database().equals(table.table().database())
        && to.name().equals(table.table().name());
    if (!same) {
      table.set(named(table.table(), target(to, state), table.table().schemaVersion()));
    }
  }

  private static TableName target(TableName to, CatalogState state) {
    Databases.require(to.database(), state);
    if (Databases.isTaken(to.checked(), state)) {
      throw SqlErrors.tableExists(to.written());
    }
    return to;
  }

  private static TableSchema named(TableSchema table, TableName name, long version) {
    return new TableSchema(
        table.id(),
        name.database(),
        name.name(),
        version,
        table.columns(),
        table.primaryKey(),
        table.indexes(),
        table.partitioning(),
        table.tabletId(),
        table.options());
  }
}
