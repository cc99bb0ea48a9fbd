// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.DatabaseSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableGroupSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.ddl.Databases;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.ddl.Tables;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.value.Collation;
import java.util.Optional;
import java.util.stream.Collectors;

/** SHOW CREATE TABLE, VIEW, DATABASE and TABLEGROUP. Stateless. */
final class ShowCreate {
  private ShowCreate() {}

  static ShowTable of(OBParser.Show_stmtContext tree, SqlSession session, CatalogState state) {
    if (tree.database_or_schema() != null) {
      return database(Databases.require(Trees.objectName(tree.database_factor()), state));
    }
    if (tree.TABLEGROUP() != null) {
      return group(Trees.name(tree.relation_name()), state);
    }
    if (tree.TABLE() == null && tree.VIEW() == null) {
      throw SqlErrors.notSupported(Trees.source(tree));
    }
    TableName name = TableName.of(tree.relation_factor(), session);
    Optional<ViewSchema> view = state.view(name.database(), name.name());
    if (view.isPresent()) {
      return view(view.get());
    }
    TableSchema table = Tables.require(name, state);
    if (tree.VIEW() != null) {
      throw SqlErrors.of(
          -5258, 1347, "HY000", "'" + name.database() + "." + name.name() + "' is not VIEW");
    }
    return ShowTable.of("Table", "Create Table")
        .add(table.name(), TableText.of(table, state.constraints(table.id())));
  }

  private static ShowTable database(DatabaseSchema database) {
    String collation = database.collation() == Collation.UTF8MB4_GENERAL_CI
        ? ""
        : " DEFAULT COLLATE = " + database.collation().sqlName();
    return ShowTable.of("Database", "Create Database")
        .add(
            database.name(),
            "CREATE DATABASE `" + database.name() + "` DEFAULT CHARACTER SET = utf8mb4" + collation
                + " REPLICA_NUM = 1");
  }

  private static ShowTable group(String name, CatalogState state) {
    TableGroupSchema group = state.tableGroup(name).orElseThrow(SqlErrors::unknownTableGroup);
    return ShowTable.of("Tablegroup", "Create Tablegroup")
        .add(
            name,
            "CREATE TABLEGROUP IF NOT EXISTS `" + name + "`  SHARDING = '" + group.sharding()
                + "'");
  }

  private static ShowTable view(ViewSchema view) {
    String columns = view.columns().isEmpty()
        ? ""
        : view.columns().stream()
            .map(column -> "`" + column + "`")
            .collect(Collectors.joining(", ", " (", ")"));
    return ShowTable.of("View", "Create View", "character_set_client", "collation_connection")
        .add(
            view.name(),
            "CREATE VIEW `" + view.name() + "`" + columns + " AS " + view.query(),
            "utf8mb4",
            "utf8mb4_general_ci");
  }
}
