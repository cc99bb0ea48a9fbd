// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Arithmetic;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import java.util.Set;
import java.util.TreeSet;

/** One aggregate over one group while it is computed. NULL does not count. */
final class Aggregate {
  private static final Set<String> NAMES = Set.of("count", "sum", "min", "max", "avg");

  private final String kind;
  private final EvaluationContext context;
  private final Execution execution;
  private final TreeSet<Value[]> seen;
  private long count;
  private Value result = Value.NULL;

  private Aggregate(Node.Call call, Execution execution) {
    this.kind = baseName(call);
    this.context = execution.context();
    this.execution = execution;
    this.seen = isDistinct(call) ? new TreeSet<>(new RowOrder(context)) : null;
  }

  /** An aggregate that has seen nothing. */
  static Aggregate of(Node.Call call, Execution execution) {
    return new Aggregate(call, execution);
  }

  static boolean isAggregate(Node node) {
    return node instanceof Node.Call call && NAMES.contains(baseName(call));
  }

  private static boolean isDistinct(Node.Call call) {
    return call.name().endsWith(" distinct");
  }

  private static String baseName(Node.Call call) {
    int blank = call.name().indexOf(' ');
    return blank < 0 ? call.name() : call.name().substring(0, blank);
  }

  /** What is evaluated for each row; nothing for {@code count(*)}. */
  static Expression[] arguments(Node.Call call, RelationScope scope) {
    return call.arguments().stream()
        .filter(argument -> !(argument instanceof Node.Star))
        .map(argument -> ExpressionCompiler.compile(argument, scope))
        .toArray(Expression[]::new);
  }

  /** Takes the values of one row. */
  void add(Value[] values) {
    for (Value value : values) {
      if (value.isNull()) {
        return;
      }
    }
    if (seen != null) {
      if (!seen.add(values)) {
        return;
      }
      execution.hold(values);
    }
    count++;
    switch (kind) {
      case "count" -> {
        // The number of values is all that is asked for.
      }
      case "min" -> keep(values[0], -1);
      case "max" -> keep(values[0], 1);
      default ->
        result =
            result.isNull() ? Arithmetic.number(values[0]) : Arithmetic.sum(result, values[0]);
    }
  }

  private void keep(Value value, int sign) {
    if (result.isNull() || Ordering.compareValues(value, result, context) * sign > 0) {
      result = value;
    }
  }

  Value result() {
    if (kind.equals("count")) {
      return Value.ofBigInt(count);
    }
    return kind.equals("avg") && count > 0
        ? Arithmetic.quotient(result, Value.ofBigInt(count))
        : result;
  }
}
