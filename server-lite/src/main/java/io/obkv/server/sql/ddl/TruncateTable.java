// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.session.SqlSession;
import java.util.List;

/** TRUNCATE TABLE and CREATE TABLE … LIKE. Stateless. */
public final class TruncateTable {
  private TruncateTable() {}

  /** Puts the table on new tablets and gives the old one, whose tablets are to be dropped. */
  public static TableSchema apply(
      OBParser.Truncate_table_stmtContext tree, SqlSession session, CatalogChange change) {
    TableSchema table =
        Tables.require(TableName.of(tree.relation_factor(), session), change.state());
    Constraints.checkTruncatable(table, change);
    change.put(TableChange.onNewTablets(table, table.id(), change));
    return table;
  }

  /** CREATE TABLE a LIKE b. */
  public static void like(
      OBParser.Create_table_like_stmtContext tree, SqlSession session, CatalogChange change) {
    TableName name = TableName.of(tree.relation_factor(0), session).checked();
    Databases.require(name.database(), change.state());
    TableSchema model =
        Tables.require(TableName.of(tree.relation_factor(1), session), change.state());
    if (Databases.isTaken(name, change.state())) {
      if (tree.IF() == null) {
        throw io.obkv.server.catalog.SqlErrors.tableExists(name.written());
      }
      return;
    }
    TableSchema renamed = new TableSchema(
        model.id(),
        name.database(),
        name.name(),
        change.schemaVersion(),
        model.columns(),
        model.primaryKey(),
        model.indexes(),
        model.partitioning(),
        model.tabletId(),
        model.options().withStart(1));
    change.put(TableChange.onNewTablets(renamed, change.nextObjectId(), change));
  }

  /** Everything that a table holds rows or entries in. */
  public static List<Long> tablets(TableSchema table) {
    return TableChange.tabletsOf(table);
  }
}
