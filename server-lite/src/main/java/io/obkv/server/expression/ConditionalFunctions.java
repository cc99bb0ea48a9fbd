// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import java.util.List;

/** CASE, IF, COALESCE and their kind: only what is needed is evaluated. */
final class ConditionalFunctions {
  private ConditionalFunctions() {}

  static void addTo(Functions functions) {
    functions.add("case", 2, Integer.MAX_VALUE, (call, parts) -> cases(parts));
    functions.add("if", 3, 3, (call, parts) -> cases(parts));
    functions.add("coalesce", 1, Integer.MAX_VALUE, (call, parts) -> coalesce(parts));
    functions.add("ifnull", 2, 2, (call, parts) -> coalesce(parts));
    functions.add("nvl", 2, 2, (call, parts) -> coalesce(parts));
    functions.add("nullif", 2, 2, (call, parts) -> nullIf(parts.get(0), parts.get(1)));
    functions.addStrict("greatest", 2, Integer.MAX_VALUE, (a, c) -> extreme(a, 1, c));
    functions.addStrict("least", 2, Integer.MAX_VALUE, (a, c) -> extreme(a, -1, c));
  }

  /** Condition, result, condition, result, …, and perhaps what else. */
  private static Expression cases(List<Expression> parts) {
    return (row, context) -> {
      for (int i = 0; i + 1 < parts.size(); i += 2) {
        Value condition = parts.get(i).evaluate(row, context);
        if (!condition.isNull() && LogicFunctions.isTrue(condition)) {
          return parts.get(i + 1).evaluate(row, context);
        }
      }
      return parts.size() % 2 == 1
          ? parts.get(parts.size() - 1).evaluate(row, context)
          : Value.NULL;
    };
  }

  private static Expression coalesce(List<Expression> parts) {
    return (row, context) -> {
      for (Expression part : parts) {
        Value value = part.evaluate(row, context);
        if (!value.isNull()) {
          return value;
        }
      }
      return Value.NULL;
    };
  }

  private static Expression nullIf(Expression left, Expression right) {
    return (row, context) -> {
      Value a = left.evaluate(row, context);
      Value b = right.evaluate(row, context);
      boolean same = !a.isNull() && !b.isNull() && Comparisons.compare(a, b, context) == 0;
      return same ? Value.NULL : a;
    };
  }

  private static Value extreme(Value[] values, int sign, EvaluationContext context) {
    Value best = values[0];
    for (Value value : values) {
      if (Comparisons.compare(value, best, context) * sign > 0) {
        best = value;
      }
    }
    return best;
  }
}
