// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Conditions taken apart and moved. Stateless. */
final class Conditions {
  private Conditions() {}

  /** The parts that must all hold. */
  static List<Node> parts(Node node) {
    if (!(node instanceof Node.Call call) || !call.name().equals("and")) {
      return List.of(node);
    }
    List<Node> all = new ArrayList<>();
    call.arguments().forEach(part -> all.addAll(parts(part)));
    return all;
  }

  /** One condition out of several; empty for none. */
  static Optional<Node> all(List<Node> parts) {
    return parts.stream().reduce((left, right) -> Node.Call.of("and", left, right));
  }

  static boolean hasSubquery(Node node) {
    return node instanceof Node.Subquery
        || node.children().stream().anyMatch(Conditions::hasSubquery);
  }

  /** True when every bound column is at one of the positions. */
  static boolean isOver(Node node, IntPredicate positions) {
    if (node instanceof Node.Column column) {
      return !RelationScope.isField(column) || positions.test(RelationScope.fieldPosition(column));
    }
    return node.children().stream().allMatch(part -> isOver(part, positions));
  }

  /** True when there is no bound column: the same for all rows. */
  static boolean isConstant(Node node) {
    return !hasSubquery(node) && isOver(node, position -> false);
  }

  /** The condition with bound columns elsewhere. */
  static Node moved(Node node, IntUnaryOperator to) {
    return node.rewrite(part -> part instanceof Node.Column column && RelationScope.isField(column)
        ? RelationScope.field(to.applyAsInt(RelationScope.fieldPosition(column)))
        : part);
  }

  /** The rows of an operator that fulfil the conditions. */
  static Operator filtered(
      Operator input, List<Node> conditions, RelationScope scope, Execution execution) {
    Optional<Node> condition = all(conditions);
    if (condition.isEmpty()) {
      return input;
    }
    Expression compiled = ExpressionCompiler.compile(condition.get(), scope);
    return new Filter(input, compiled, text(conditions, scope), execution);
  }

  /** Conditions or other expressions for EXPLAIN. */
  static String text(List<Node> nodes, RelationScope scope) {
    List<String> texts = new ArrayList<>();
    for (Node node : nodes) {
      Node named =
          node.rewrite(part -> part instanceof Node.Column column && RelationScope.isField(column)
              ? named(scope.fields().get(RelationScope.fieldPosition(column)))
              : part);
      texts.add("[" + NodePrinter.print(named).replace("`", "") + "]");
    }
    return String.join(", ", texts);
  }

  private static Node named(Field field) {
    return new Node.Column(
        "", field.table().isEmpty() ? field.name() : field.table() + "." + field.name());
  }
}
