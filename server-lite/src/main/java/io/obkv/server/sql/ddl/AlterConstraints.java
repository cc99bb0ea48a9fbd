// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlSession;
import java.util.ArrayList;
import java.util.List;

/** The actions of ALTER TABLE on keys, CHECK and FOREIGN KEY. Stateless. */
final class AlterConstraints {
  private AlterConstraints() {}

  static void apply(
      OBParser.Alter_constraint_optionContext action, TableChange table, SqlSession session) {
    if (action.ADD() != null) {
      add(action.out_of_line_constraint(), table, session);
    } else if (action.PRIMARY() != null) {
      dropPrimaryKey(table);
    } else if (action.DROP() != null) {
      drop(action, table);
    } else {
      throw SqlErrors.notSupported("ALTER CONSTRAINT");
    }
  }

  private static void add(
      OBParser.Out_of_line_constraintContext tree, TableChange table, SqlSession session) {
    String name =
        tree.opt_constraint_name() == null || tree.opt_constraint_name().constraint_name() == null
            ? ""
            : Trees.name(tree.opt_constraint_name().constraint_name());
    TableConstraints now = table.constraints();
    if (tree.out_of_line_primary_index() != null) {
      addPrimaryKey(tree.out_of_line_primary_index(), table);
    } else if (tree.out_of_line_unique_index() != null) {
      table.add(IndexDraft.of(tree.out_of_line_unique_index(), name));
    } else if (tree.CHECK() != null) {
      add(ColumnDraft.CheckDraft.ofTable(name, NodeParser.parse(tree.expr())), table);
    } else {
      List<TableConstraints.ForeignKey> keys = new ArrayList<>(now.foreignKeys());
      keys.add(Constraints.foreignKey(
          ForeignKeyDraft.of(tree, name), table.table(), session, table.catalog()));
      table.set(new TableConstraints(now.tableId(), keys, now.checks()));
    }
  }

  /** Adds a CHECK. */
  static void add(ColumnDraft.CheckDraft draft, TableChange table) {
    TableConstraints now = table.constraints();
    List<TableConstraints.Check> checks = new ArrayList<>(now.checks());
    checks.add(Constraints.check(draft, table.table(), table.catalog()));
    table.set(new TableConstraints(now.tableId(), now.foreignKeys(), checks));
  }

  private static void addPrimaryKey(
      OBParser.Out_of_line_primary_indexContext tree, TableChange change) {
    TableSchema table = change.table();
    if (table.options().heap()) {
      throw SqlErrors.notSupported("add primary key in heap organized table");
    }
    if (!table.hasHiddenKey()) {
      throw SqlErrors.of(-5261, 1068, "42000", "Multiple primary key defined");
    }
    List<ColumnSchema> key = tree.column_name_list().column_name().stream()
        .map(name -> KeyChecks.column(Trees.name(name), table.columns()))
        .toList();
    KeyChecks.check(key, false);
    List<ColumnSchema> columns = table.columns().stream()
        .filter(column -> !column.isHidden())
        .map(column -> key.contains(column) ? column.asKey() : column)
        .toList();
    List<String> names = key.stream().map(ColumnSchema::name).toList();
    change.set(withKey(table, columns, names));
    change.rewriteUnderNewId();
  }

  private static void dropPrimaryKey(TableChange change) {
    TableSchema table = change.table();
    if (table.options().heap()) {
      throw SqlErrors.notSupported(
          "can't DROP 'PRIMARY', DROP 'PRIMARY' in the heap organized table");
    }
    if (table.hasHiddenKey()) {
      throw SqlErrors.cannotDrop("PRIMARY");
    }
    List<ColumnSchema> columns = new ArrayList<>(table.columns());
    columns.add(0, CreateTable.hiddenKey());
    change.set(withKey(table, columns, List.of(TableSchema.HEAP_KEY)));
    change.rewriteUnderNewId();
  }

  private static TableSchema withKey(
      TableSchema table, List<ColumnSchema> columns, List<String> key) {
    return new TableSchema(
        table.id(),
        table.database(),
        table.name(),
        table.schemaVersion(),
        columns,
        key,
        table.indexes(),
        table.partitioning(),
        table.tabletId(),
        table.options());
  }

  private static void drop(OBParser.Alter_constraint_optionContext action, TableChange table) {
    List<String> names = new ArrayList<>();
    if (action.constraint_name() != null) {
      names.add(Trees.name(action.constraint_name()));
    } else if (action.index_name() != null) {
      names.add(Trees.name(action.index_name()));
    } else {
      names.addAll(Trees.names(action.name_list()));
    }
    for (String name : names) {
      drop(name, table);
    }
  }

  private static void drop(String name, TableChange table) {
    TableConstraints now = table.constraints();
    List<TableConstraints.ForeignKey> keys = now.foreignKeys().stream()
        .filter(key -> !key.name().equalsIgnoreCase(name))
        .toList();
    List<TableConstraints.Check> checks = now.checks().stream()
        .filter(check -> !check.name().equalsIgnoreCase(name))
        .toList();
    if (keys.size() == now.foreignKeys().size() && checks.size() == now.checks().size()) {
      throw SqlErrors.of(-5708, 3940, "HY000", "Constraint '" + name + "' does not exist.");
    }
    table.set(new TableConstraints(now.tableId(), keys, checks));
  }
}
