// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodePrinter;
import io.obkv.server.sql.session.SqlSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** CHECK and FOREIGN KEY: names, columns looked up. Stateless. */
final class Constraints {
  private Constraints() {}

  static TableConstraints of(
      TableDraft draft, TableSchema table, SqlSession session, CatalogChange change) {
    List<TableConstraints.ForeignKey> foreignKeys = new ArrayList<>();
    for (ForeignKeyDraft key : draft.foreignKeys()) {
      foreignKeys.add(foreignKey(key, table, session, change));
    }
    List<TableConstraints.Check> checks = new ArrayList<>();
    for (ColumnDraft.CheckDraft check : draft.checks()) {
      checks.add(check(check, table, change));
    }
    return new TableConstraints(table.id(), foreignKeys, checks);
  }

  static TableConstraints.Check check(
      ColumnDraft.CheckDraft draft, TableSchema table, CatalogChange change) {
    String name =
        draft.name().isEmpty() ? table.name() + "_OBCHECK_" + change.nextObjectId() : draft.name();
    draft.column().ifPresent(own -> checkNamesOnly(own, draft.condition(), name));
    Node condition =
        GeneratedColumns.withDeclaredNames(draft.condition(), table.columns(), "check constraint");
    checkNoNumberedColumn(condition, table);
    return new TableConstraints.Check(name, NodePrinter.print(condition));
  }

  private static void checkNamesOnly(String own, Node node, String constraint) {
    if (node instanceof Node.Column column && !column.name().equalsIgnoreCase(own)) {
      throw SqlErrors.of(
          -5786,
          3813,
          "HY000",
          "Column check constraint '" + constraint + "' references other column.");
    }
    node.children().forEach(child -> checkNamesOnly(own, child, constraint));
  }

  private static void checkNoNumberedColumn(Node node, TableSchema table) {
    if (node instanceof Node.Column column
        && KeyChecks.column(column.name(), table.columns()).autoIncrement()) {
      throw SqlErrors.of(
          -5990, 3818, "HY000", "Check constraint cannot refer to an auto-increment column.");
    }
    node.children().forEach(child -> checkNoNumberedColumn(child, table));
  }

  static TableConstraints.ForeignKey foreignKey(
      ForeignKeyDraft draft, TableSchema table, SqlSession session, CatalogChange change) {
    TableName parentName = TableName.of(draft.parent(), session);
    TableSchema parent = change
        .state()
        .table(parentName.database(), parentName.name())
        .orElseThrow(() -> SqlErrors.of(-5019, 1146, "42S02", "Table doesn't exist"));
    String name =
        draft.name().isEmpty() ? table.name() + "_OBFK_" + change.nextObjectId() : draft.name();
    List<String> parentColumns = columns(draft.parentColumns(), parent);
    checkPointsAtKey(parentColumns, parent);
    return new TableConstraints.ForeignKey(
        name, columns(draft.columns(), table), parent.database(), parent.name(), parentColumns);
  }

  private static void checkPointsAtKey(List<String> columns, TableSchema parent) {
    boolean key = parent.declaredKey().equals(columns)
        || parent.indexes().stream()
            .anyMatch(index -> index.isUnique() && index.columns().equals(columns));
    if (!key) {
      throw SqlErrors.of(-5317, 1215, "HY000", "Cannot add foreign key constraint");
    }
  }

  private static List<String> columns(List<String> names, TableSchema table) {
    return names.stream()
        .map(name -> KeyChecks.column(name, table.columns()).name())
        .toList();
  }

  /** Refuses to empty a table that another one points at. */
  static void checkTruncatable(TableSchema table, CatalogChange change) {
    for (TableConstraints other : change.state().constraints()) {
      TableSchema child = change.state().table(other.tableId()).orElse(table);
      for (TableConstraints.ForeignKey key : newestFirst(other)) {
        boolean points =
            key.parentDatabase().equals(table.database()) && key.parentTable().equals(table.name());
        if (points && child.id() != table.id()) {
          throw SqlErrors.of(
              -5594,
              1701,
              "42000",
              "Cannot truncate a table referenced in a foreign key constraint ("
                  + quoted(child.database(), child.name()) + ", CONSTRAINT `" + key.name()
                  + "` FOREIGN KEY " + listed(key.columns()) + " REFERENCES "
                  + quoted(table.database(), table.name()) + " " + listed(key.parentColumns())
                  + ")");
        }
      }
    }
  }

  /** The engine names the newest. */
  private static List<TableConstraints.ForeignKey> newestFirst(TableConstraints constraints) {
    List<TableConstraints.ForeignKey> keys = new ArrayList<>(constraints.foreignKeys());
    Collections.reverse(keys);
    return keys;
  }

  private static String quoted(String database, String table) {
    return "`" + database + "`.`" + table + "`";
  }

  private static String listed(List<String> columns) {
    return columns.stream()
        .map(column -> "`" + column + "`")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Refuses to drop a table that another one points at. */
  static void checkNotReferenced(
      TableSchema table, List<TableSchema> droppedWith, CatalogChange change) {
    for (TableConstraints other : change.state().constraints()) {
      for (TableConstraints.ForeignKey key : newestFirst(other)) {
        boolean points = key.parentDatabase().equals(table.database())
            && key.parentTable().equals(table.name())
            && other.tableId() != table.id();
        TableSchema child = change.state().table(other.tableId()).orElse(null);
        if (points && child != null && !droppedWith.contains(child)) {
          throw SqlErrors.of(
              -5618,
              3730,
              "HY000",
              "Cannot drop table '" + table.name() + "' referenced by a foreign key constraint '"
                  + key.name() + "' on table '" + child.name() + "'");
        }
      }
    }
  }
}
