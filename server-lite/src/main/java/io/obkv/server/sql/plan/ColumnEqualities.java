// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns that conditions compare with constants, or with columns of queries around, by {@code =}
 * or {@code IN}. For one statement.
 */
final class ColumnEqualities {
  private final Map<String, List<Expression>> byColumn = new HashMap<>();

  private ColumnEqualities() {}

  static ColumnEqualities of(List<Node> conditions, RelationScope scope) {
    ColumnEqualities found = new ColumnEqualities();
    for (Node condition : conditions) {
      if (condition instanceof Node.Call call && call.name().equals("=")) {
        Node left = call.arguments().get(0);
        Node right = call.arguments().get(1);
        found.add(left, List.of(right), scope);
        found.add(right, List.of(left), scope);
      } else if (condition instanceof Node.Call call && call.name().equals("in")) {
        found.add(
            call.arguments().get(0),
            call.arguments().subList(1, call.arguments().size()),
            scope);
      }
    }
    return found;
  }

  private void add(Node side, List<Node> values, RelationScope scope) {
    FieldTerms terms = new FieldTerms(scope);
    int column = terms.column(side);
    if (column < 0) {
      return;
    }
    List<Expression> constants = new ArrayList<>();
    values.forEach(value -> terms.constant(value).ifPresent(constants::add));
    if (constants.size() == values.size()) {
      String name = scope.fields().get(column).name();
      byColumn.putIfAbsent(name.toLowerCase(Locale.ROOT), constants);
    }
  }

  /** The values by the name of the column in lower case, as of now. */
  Map<String, List<Value>> values(EvaluationContext context) {
    Map<String, List<Value>> values = new HashMap<>();
    byColumn.forEach((column, expressions) -> {
      List<Value> all = new ArrayList<>();
      expressions.forEach(expression -> all.add(expression.evaluate(new Value[0], context)));
      values.put(column, all);
    });
    return values;
  }

  /** The columns for EXPLAIN. */
  String text() {
    return String.join(", ", byColumn.keySet().stream().sorted().toList());
  }
}
