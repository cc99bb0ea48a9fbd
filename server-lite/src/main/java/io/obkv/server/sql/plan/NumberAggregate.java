// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Arithmetic;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.value.Value;

/** COUNT, SUM, AVG, MIN and MAX. */
final class NumberAggregate implements Aggregate {
  private final String kind;
  private final EvaluationContext context;
  private long count;
  private Value result = Value.NULL;

  NumberAggregate(String kind, EvaluationContext context) {
    this.kind = kind;
    this.context = context;
  }

  @Override
  public void add(Value[] values) {
    count++;
    switch (kind) {
      case "count" -> {
        // The number of values is all that is asked for.
      }
      case "min" -> keep(values[0], -1);
      case "max" -> keep(values[0], 1);
      default ->
        result = result.isNull() ? Arithmetic.number(values[0]) : Arithmetic.sum(result, values[0]);
    }
  }

  private void keep(Value value, int sign) {
    if (result.isNull() || Ordering.compareValues(value, result, context) * sign > 0) {
      result = value;
    }
  }

  @Override
  public Value result() {
    if (kind.equals("count")) {
      return Value.ofBigInt(count);
    }
    return kind.equals("avg") && count > 0
        ? Arithmetic.quotient(result, Value.ofBigInt(count))
        : result;
  }
}
