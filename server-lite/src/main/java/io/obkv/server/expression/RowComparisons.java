// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.SqlErrors;
import java.util.ArrayList;
import java.util.List;

/** Comparisons of rows, {@code (a, b) = (1, 2)}, as comparisons of their parts. Stateless. */
final class RowComparisons {
  private static final String ROW = "row";

  private RowComparisons() {}

  /** The parts of a row; one for a value. */
  static List<Node> parts(Node node) {
    return isRow(node) ? node.children() : List.of(node);
  }

  private static boolean isRow(Node node) {
    return node instanceof Node.Call call && call.name().equals(ROW);
  }

  /** A comparison of two values, of two rows, or of a row with a query. */
  static Node compare(String operator, Node left, Node right) {
    if (!isRow(left) && !isRow(right)) {
      return Node.Call.of(operator, left, right);
    }
    if (isRow(left)
        && operator.equals("=")
        && right instanceof Node.Subquery query
        && query.form() == Node.Subquery.Form.VALUE) {
      return new Node.Subquery(Node.Subquery.Form.ANY, operator, query.query(), left.children());
    }
    List<Node> ours = parts(left);
    List<Node> theirs = parts(right);
    if (ours.size() != theirs.size()) {
      throw SqlErrors.of(
          -5042, 1241, "21000", "Operand should contain " + ours.size() + " column(s)");
    }
    return switch (operator) {
      case "=", "<=>" -> joined("and", operator, ours, theirs);
      case "<>" -> joined("or", operator, ours, theirs);
      default -> ordered(operator, ours, theirs);
    };
  }

  private static Node joined(String with, String operator, List<Node> left, List<Node> right) {
    List<Node> comparisons = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      comparisons.add(compare(operator, left.get(i), right.get(i)));
    }
    return comparisons.stream().reduce((a, b) -> Node.Call.of(with, a, b)).orElseThrow();
  }

  /** {@code (a, b) < (c, d)} is {@code a < c or a = c and b < d}. */
  private static Node ordered(String operator, List<Node> left, List<Node> right) {
    Node first = left.get(0);
    Node other = right.get(0);
    if (left.size() == 1) {
      return Node.Call.of(operator, first, other);
    }
    String strict = operator.substring(0, 1);
    Node rest = ordered(operator, left.subList(1, left.size()), right.subList(1, right.size()));
    return Node.Call.of(
        "or",
        Node.Call.of(strict, first, other),
        Node.Call.of("and", Node.Call.of("=", first, other), rest));
  }

  /** {@code IN} over values or rows. */
  static Node in(Node operand, List<Node> members) {
    if (!isRow(operand)) {
      List<Node> all = new ArrayList<>(List.of(operand));
      all.addAll(members);
      return new Node.Call("in", all);
    }
    return members.stream()
        .map(member -> compare("=", operand, member))
        .reduce((a, b) -> Node.Call.of("or", a, b))
        .orElseThrow();
  }
}
