// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;

/** {@code ORDER BY 2}: numbers that stand for columns of the result. Stateless. */
final class ResultPositions {
  private ResultPositions() {}

  static boolean isPosition(Node node) {
    return node instanceof Node.Literal literal && literal.value().type().isInteger();
  }

  /** The position from 0; 1054 when there is no such column. */
  static int of(Node node, int columns) {
    long position = ((Node.Literal) node).value().bits();
    if (position < 1 || position > columns) {
      throw SqlErrors.unknownColumn(Long.toString(position), "order clause");
    }
    return (int) position - 1;
  }

  /** The column for a number; anything else as it is. */
  static Node resolve(Node node, int columns) {
    return isPosition(node) ? RelationScope.field(of(node, columns)) : node;
  }
}
