// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.parse.Trees;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/** The parts of a CREATE TABLE, in the order in which they were written. For one statement. */
final class TableDraft {
  private final List<ColumnDraft> columns = new ArrayList<>();
  private final List<IndexDraft> indexes = new ArrayList<>();
  private final TableOptions options;
  private final List<ColumnDraft.CheckDraft> checks = new ArrayList<>();
  private final List<ForeignKeyDraft> foreignKeys = new ArrayList<>();
  private List<String> primaryKey;

  private TableDraft(TableOptions options) {
    this.options = options;
  }

  /** Reads the elements between the parentheses. */
  static TableDraft of(OBParser.Table_element_listContext list, TableOptions options) {
    TableDraft draft = new TableDraft(options);
    for (OBParser.Table_elementContext element : list.table_element()) {
      draft.add(element.getChild(0));
    }
    return draft;
  }

  private void add(ParseTree element) {
    if (element instanceof OBParser.Column_definitionContext column) {
      addColumn(column);
    } else if (element instanceof OBParser.Out_of_line_indexContext index) {
      indexes.add(IndexDraft.of(index));
    } else if (element instanceof OBParser.Out_of_line_constraintContext constraint) {
      addConstraint(constraint);
    }
  }

  private void addColumn(OBParser.Column_definitionContext tree) {
    int id = ColumnSchema.FIRST_ID + columns.size();
    ColumnDraft column = ColumnParser.parse(tree, id, options.collation());
    if (columns.stream()
        .anyMatch(other -> other.column().isNamed(column.column().name()))) {
      throw SqlErrors.duplicateColumn(column.column().name());
    }
    columns.add(column);
    checks.addAll(column.checks());
    if (column.primaryKey()) {
      if (primaryKey != null) {
        throw SqlErrors.of(-5210, 1068, "42000", "Multiple primary key defined");
      }
      setPrimaryKey(List.of(column.column().name()));
    }
    if (column.uniqueKey()) {
      indexes.add(IndexDraft.uniqueColumn(column.column().name()));
    }
  }

  private void addConstraint(OBParser.Out_of_line_constraintContext tree) {
    String name =
        tree.opt_constraint_name() == null || tree.opt_constraint_name().constraint_name() == null
            ? ""
            : Trees.name(tree.opt_constraint_name().constraint_name());
    if (tree.out_of_line_primary_index() != null) {
      setPrimaryKey(tree.out_of_line_primary_index().column_name_list().column_name().stream()
          .map(Trees::name)
          .toList());
    } else if (tree.out_of_line_unique_index() != null) {
      indexes.add(IndexDraft.of(tree.out_of_line_unique_index(), name));
    } else if (tree.CHECK() != null) {
      checks.add(ColumnDraft.CheckDraft.ofTable(name, NodeParser.parse(tree.expr())));
    } else {
      foreignKeys.add(ForeignKeyDraft.of(tree, name));
    }
  }

  private void setPrimaryKey(List<String> names) {
    if (primaryKey != null) {
      throw SqlErrors.twoPrimaryKeys();
    }
    primaryKey = names;
  }

  List<ColumnDraft> columns() {
    return columns;
  }

  List<IndexDraft> indexes() {
    return indexes;
  }

  /** The columns of PRIMARY KEY as written; empty when the table has none. */
  List<String> primaryKey() {
    return primaryKey == null ? List.of() : primaryKey;
  }

  List<ColumnDraft.CheckDraft> checks() {
    return checks;
  }

  List<ForeignKeyDraft> foreignKeys() {
    return foreignKeys;
  }

  TableOptions options() {
    return options;
  }
}
