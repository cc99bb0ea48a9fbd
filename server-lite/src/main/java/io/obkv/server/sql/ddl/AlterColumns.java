// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.TtlTerm;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.LiteralParser;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.expression.NodePrinter;
import io.obkv.server.sql.parse.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The actions of ALTER TABLE on columns. Stateless. */
final class AlterColumns {
  private AlterColumns() {}

  static void apply(OBParser.Alter_column_optionContext action, TableChange table) {
    if (action.ADD() != null) {
      List<OBParser.Column_definitionContext> added = action.column_definition_list() == null
          ? List.of(action.column_definition())
          : action.column_definition_list().column_definition();
      added.forEach(definition -> add(definition, table));
    } else if (action.DROP() != null) {
      drop(Trees.name(action.column_definition_ref().column_name()), table);
    } else if (action.ALTER() != null) {
      setDefault(action, table);
    } else if (action.RENAME() != null) {
      ColumnSchema column = find(action.column_definition_ref(), table.table());
      if (isGeneratedFrom(column, table.table())) {
        // CHANGE may give it a new name.
        throw generatedColumnDependency(column, "");
      }
      rename(column, Trees.name(action.column_name()), table);
    } else if (action.CHANGE() != null) {
      redefine(
          find(action.column_definition_ref(), table.table()), action.column_definition(), table);
    } else {
      redefine(
          find(action.column_definition().column_definition_ref(), table.table()),
          action.column_definition(),
          table);
    }
  }

  private static ColumnSchema find(OBParser.Column_definition_refContext tree, TableSchema table) {
    String name = Trees.name(tree.column_name());
    return table
        .column(name)
        .filter(column -> !column.isHidden())
        .orElseThrow(() -> SqlErrors.unknownColumn(name, table.name()));
  }

  private static void add(OBParser.Column_definitionContext tree, TableChange change) {
    TableSchema table = change.table();
    int id = 1
        + Stream.concat(table.columns().stream(), change.before().columns().stream())
            .mapToInt(ColumnSchema::id)
            .max()
            .orElse(ColumnSchema.FIRST_ID - 1);
    ColumnDraft draft = ColumnParser.parse(tree, id, table.options().collation());
    if (table.column(draft.column().name()).isPresent()) {
      throw SqlErrors.duplicateColumn(draft.column().name());
    }
    if (draft.primaryKey() || draft.column().autoIncrement()) {
      throw SqlErrors.notSupported("ADD COLUMN with PRIMARY KEY or AUTO_INCREMENT");
    }
    List<ColumnSchema> columns = new ArrayList<>(table.columns());
    columns.add(draft.column());
    ColumnSchema column = GeneratedColumns.resolve(draft, columns);
    columns.remove(columns.size() - 1);
    columns.add(position(tree, columns), column);
    change.set(table.withColumns(columns));
    addChecks(draft, change);
    boolean isNull = column.defaultValue().kind() == ColumnDefault.Kind.NULL;
    boolean isComputed = column.generated().map(made -> !made.stored()).orElse(false);
    if (!isNull && !isComputed) {
      change.rewrite();
    }
    if (draft.uniqueKey()) {
      change.add(IndexDraft.uniqueColumn(column.name()));
    }
  }

  /** Where FIRST, BEFORE and AFTER put a column. */
  private static int position(OBParser.Column_definitionContext tree, List<ColumnSchema> columns) {
    if (tree.FIRST() != null) {
      boolean hidden = columns.get(0).isHidden();
      return hidden ? 1 : 0;
    }
    if (tree.column_name() == null) {
      return columns.size();
    }
    String name = Trees.name(tree.column_name());
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isNamed(name)) {
        return tree.BEFORE() == null ? i + 1 : i;
      }
    }
    throw SqlErrors.unknownColumn(name, "field list");
  }

  private static void drop(String name, TableChange change) {
    TableSchema table = change.table();
    ColumnSchema column = table
        .column(name)
        .filter(found -> !found.isHidden())
        .orElseThrow(() -> SqlErrors.cannotDrop(name));
    if (inPartitioning(column, table)) {
      throw SqlErrors.of(
          -5502,
          3855,
          "HY000",
          "Column '" + column.name()
              + "' has a partitioning function dependency and cannot be dropped or renamed.");
    }
    checkNotUsed(column, table);
    List<ColumnSchema> rest = new ArrayList<>(table.columns());
    rest.remove(column);
    long visible = rest.stream().filter(other -> !other.isHidden()).count();
    if (visible == 0) {
      throw SqlErrors.of(
          -5210,
          1090,
          "42000",
          "You can't delete all columns with ALTER TABLE; use DROP TABLE instead");
    }
    change.set(table.withColumns(rest));
    // Its number may be given again, to a column that rows must not have values for.
    change.rewrite();
    dropFromIndexes(column, change);
  }

  private static void checkNotUsed(ColumnSchema column, TableSchema table) {
    if (table.options().heap() && table.declaredKey().contains(column.name())) {
      throw SqlErrors.of(
          -4007, 1235, "0A000", "dropping primary key columns in a heap table is not supported");
    }
    if (table.primaryKey().contains(column.name())) {
      throw SqlErrors.notSupported("drop rowkey column is");
    }
    boolean expires = table.options().ttl().stream().map(TtlTerm::column).anyMatch(column::isNamed);
    if (isGeneratedFrom(column, table) || expires) {
      throw generatedColumnDependency(column, ".");
    }
  }

  private static SqlException generatedColumnDependency(ColumnSchema column, String end) {
    return SqlErrors.of(
        -5289,
        3108,
        "HY000",
        "Column '" + column.name() + "' has a generated column dependency" + end);
  }

  private static boolean isGeneratedFrom(ColumnSchema column, TableSchema table) {
    return table.columns().stream()
        .filter(other -> other.generated().isPresent() && !other.equals(column))
        .anyMatch(other ->
            names(ExpressionCompiler.parse(other.generated().get().expression()), column.name()));
  }

  private static boolean names(Node node, String name) {
    return node instanceof Node.Column column && column.name().equalsIgnoreCase(name)
        || node.children().stream().anyMatch(child -> names(child, name));
  }

  private static boolean inPartitioning(ColumnSchema column, TableSchema table) {
    return table.partitioning().stream()
        .flatMap(scheme -> Stream.concat(Stream.of(scheme.level()), scheme.subLevel().stream()))
        .map(PartitionLevel::columns)
        .flatMap(List::stream)
        .anyMatch(column::isNamed);
  }

  /** An index loses the column; one that has no other goes. */
  private static void dropFromIndexes(ColumnSchema column, TableChange change) {
    List<IndexSchema> indexes = new ArrayList<>();
    for (IndexSchema index : change.table().indexes()) {
      List<String> left = new ArrayList<>(index.columns());
      if (!left.remove(column.name())) {
        indexes.add(index);
      } else if (left.isEmpty()) {
        change.discard(index.tabletIds());
      } else {
        indexes.add(index.withColumns(left));
        change.rewrite();
      }
    }
    change.set(change.table().withIndexes(indexes));
  }

  private static void setDefault(OBParser.Alter_column_optionContext action, TableChange change) {
    ColumnSchema column = find(action.column_definition_ref(), change.table());
    OBParser.Alter_column_behaviorContext behavior = action.alter_column_behavior();
    ColumnDefault value;
    if (behavior.DROP() != null) {
      value = column.nullable() ? ColumnDefault.NULL : ColumnDefault.NONE;
    } else if (behavior.signed_literal() != null) {
      value = DefaultParser.of(
          LiteralParser.parse(behavior.signed_literal()), column.name(), column.type());
    } else {
      value = ColumnDefault.expression(NodePrinter.print(NodeParser.parse(behavior.expr())));
    }
    replace(column, column.withDefault(value), change);
    // Rows that are older than the column would take the new default.
    change.rewrite();
  }

  private static void rename(ColumnSchema column, String name, TableChange change) {
    TableSchema table = change.table();
    Optional<ColumnSchema> other = table.column(name);
    if (other.isPresent() && !other.get().equals(column)) {
      throw SqlErrors.duplicateColumn(name);
    }
    change.set(ColumnRenaming.apply(table, column, name));
  }

  private static void redefine(
      ColumnSchema column, OBParser.Column_definitionContext tree, TableChange change) {
    ColumnDraft draft =
        ColumnParser.parse(tree, column.id(), change.table().options().collation());
    rename(column, draft.column().name(), change);
    TableSchema table = change.table();
    ColumnSchema renamed = table.column(draft.column().name()).orElseThrow();
    ColumnSchema next = GeneratedColumns.resolve(draft, table.columns());
    checkHeapKey(renamed, next, table);
    if (table.primaryKey().contains(renamed.name())) {
      next = next.asKey();
    }
    replace(renamed, next, change);
    move(next, tree, change);
    addChecks(draft, change);
    ColumnChanges.note(renamed, next, change);
  }

  /** Those in the column's line; the ones from before stay. */
  private static void addChecks(ColumnDraft draft, TableChange change) {
    for (ColumnDraft.CheckDraft check : draft.checks()) {
      AlterConstraints.add(check, change);
    }
  }

  /** The engine changes a heap table's key columns only where rows may stay as they are. */
  private static void checkHeapKey(ColumnSchema before, ColumnSchema after, TableSchema table) {
    boolean ofKey = table.options().heap() && table.declaredKey().contains(before.name());
    if (ofKey && (after.nullable() || !ColumnChanges.grows(before.type(), after.type()))) {
      throw SqlErrors.of(
          -4007,
          1235,
          "0A000",
          "performing offline DDL operations on primary key columns or changing primary key"
              + " columns to be NOT NULL in a heap table is not supported");
    }
  }

  private static void replace(ColumnSchema column, ColumnSchema next, TableChange change) {
    List<ColumnSchema> columns = new ArrayList<>(change.table().columns());
    columns.set(columns.indexOf(column), next);
    change.set(change.table().withColumns(columns));
  }

  private static void move(
      ColumnSchema column, OBParser.Column_definitionContext tree, TableChange change) {
    if (tree.FIRST() == null && tree.column_name() == null) {
      return;
    }
    List<ColumnSchema> columns = new ArrayList<>(change.table().columns());
    columns.remove(column);
    columns.add(position(tree, columns), column);
    change.set(change.table().withColumns(columns));
  }
}
