// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.PartitionKind;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.parse.Trees;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * The columns that a partitioning may look at.
 *
 * @param columns all columns of the table
 * @param primaryKey the key's columns, for KEY(); none where the key is hidden
 * @param warnings where remarks about bounds of these columns are added
 */
record PartitionColumns(
    List<ColumnSchema> columns, List<String> primaryKey, List<SqlWarning> warnings) {
  private static final String CLAUSE = "partition function";

  /** The level that an option describes, its columns looked up and their types checked. */
  PartitionLevel level(ParserRuleContext option) {
    var expression = option.getRuleContext(OBParser.ExprContext.class, 0);
    var list = option.getRuleContext(OBParser.Column_name_listContext.class, 0);
    if (expression != null) {
      return ofExpression(option, expression);
    }
    if (list == null) {
      if (primaryKey.isEmpty()) {
        throw SqlErrors.of(
            -5255,
            1488,
            "HY000",
            "Field in list of fields for partition function not found in table");
      }
      return new PartitionLevel(PartitionKind.KEY_IMPLICIT, "", primaryKey);
    }
    List<String> written = list.column_name().stream().map(Trees::name).toList();
    List<ColumnSchema> found = written.stream().map(this::find).toList();
    PartitionKind kind = option.getToken(OBParser.KEY, 0) != null
        ? PartitionKind.KEY
        : option.getToken(OBParser.RANGE, 0) != null
            ? PartitionKind.RANGE_COLUMNS
            : PartitionKind.LIST_COLUMNS;
    found.forEach(column -> checkType(kind, column));
    // As written, with its blanks and quotes, which SHOW CREATE TABLE repeats.
    String source = Trees.source(list);
    String text = kind == PartitionKind.KEY ? source.toLowerCase(Locale.ROOT) : source;
    return new PartitionLevel(kind, text, found.stream().map(ColumnSchema::name).toList());
  }

  private PartitionLevel ofExpression(ParserRuleContext option, OBParser.ExprContext expression) {
    PartitionKind kind = option.getToken(OBParser.HASH, 0) != null
        ? PartitionKind.HASH
        : option.getToken(OBParser.RANGE, 0) != null ? PartitionKind.RANGE : PartitionKind.LIST;
    Node node = NodeParser.parse(expression);
    List<ColumnSchema> found = new ArrayList<>();
    collect(node, found);
    if (node instanceof Node.Column) {
      checkWhole(found.get(0));
    }
    return new PartitionLevel(
        kind, Trees.source(expression), found.stream().map(ColumnSchema::name).toList());
  }

  private void collect(Node node, List<ColumnSchema> found) {
    if (node instanceof Node.Column column) {
      ColumnSchema schema = find(column.name());
      if (!found.contains(schema)) {
        found.add(schema);
      }
    }
    node.children().forEach(child -> collect(child, found));
  }

  ColumnSchema find(String name) {
    return columns.stream()
        .filter(column -> column.isNamed(name) && !column.isHidden())
        .findFirst()
        .orElseThrow(() -> SqlErrors.unknownColumn(name, CLAUSE));
  }

  private static void checkWhole(ColumnSchema column) {
    ValueType type = column.type().type();
    if (!type.isInteger() && type != ValueType.YEAR && type != ValueType.BIT) {
      throw SqlErrors.partitionColumnType(column.name());
    }
  }

  private static void checkType(PartitionKind kind, ColumnSchema column) {
    ColumnType type = column.type();
    boolean refused = type.type().isText() || type.type() == ValueType.JSON;
    boolean unbounded = kind != PartitionKind.KEY && type.type() == ValueType.BIT;
    boolean unlisted = kind.isList() && BoundTypes.isFractional(type);
    if (refused || unbounded || unlisted) {
      throw SqlErrors.partitionColumnType(column.name());
    }
  }
}
