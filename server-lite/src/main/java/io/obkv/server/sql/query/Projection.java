// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One column of a result.
 *
 * @param node what it is
 * @param label its name in the result
 */
record Projection(Node node, String label) {
  /** The columns that a projection stands for: several for a star. */
  static Stream<Projection> of(OBParser.ProjectionContext tree, Optional<TableScope> table) {
    if (tree.Star() != null) {
      return all(table.orElseThrow(
          () -> io.obkv.server.catalog.SqlErrors.of(-5075, 1096, "HY000", "No tables used")));
    }
    Node node = NodeParser.parse(tree.expr());
    if (node instanceof Node.Column column && column.name().equals("*")) {
      return all(table.orElseThrow());
    }
    return Stream.of(new Projection(node, label(tree, node)));
  }

  private static Stream<Projection> all(TableScope table) {
    List<ColumnSchema> columns = table.layout().columns();
    return columns.stream()
        .filter(column -> !column.isHidden())
        .map(column -> new Projection(new Node.Column("", column.name()), column.name()));
  }

  private static String label(OBParser.ProjectionContext tree, Node node) {
    if (tree.column_label() != null) {
      return Trees.name(tree.column_label());
    }
    if (tree.STRING_VALUE() != null) {
      return StringLiterals.value(tree.STRING_VALUE().getText());
    }
    if (node instanceof Node.Column column) {
      return column.name();
    }
    boolean text = node instanceof Node.Literal literal
        && literal.value().type().isBytes()
        && !tree.expr().getText().startsWith("0x");
    return text ? ((Node.Literal) node).value().string() : Trees.source(tree.expr());
  }
}
