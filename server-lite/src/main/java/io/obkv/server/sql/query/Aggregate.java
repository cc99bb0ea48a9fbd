// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import io.obkv.server.expression.Arithmetic;
import io.obkv.server.expression.Comparisons;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import java.util.Set;
import java.util.TreeSet;

/** One aggregate over one group while it is computed. NULL does not count. */
final class Aggregate {
  private static final Set<String> NAMES = Set.of("count", "sum", "min", "max", "avg");

  private final String kind;
  private final EvaluationContext context;
  private final TreeSet<Value> seen;
  private long count;
  private Value result = Value.NULL;

  Aggregate(Node.Call call, EvaluationContext context) {
    this.kind = baseName(call);
    this.context = context;
    this.seen = call.name().endsWith(" distinct")
        ? new TreeSet<>((a, b) -> Comparisons.compare(a, b, context))
        : null;
  }

  static boolean isAggregate(Node node) {
    return node instanceof Node.Call call && NAMES.contains(baseName(call));
  }

  private static String baseName(Node.Call call) {
    int blank = call.name().indexOf(' ');
    return blank < 0 ? call.name() : call.name().substring(0, blank);
  }

  void add(Value value) {
    if (value.isNull() || seen != null && !seen.add(value)) {
      return;
    }
    count++;
    switch (kind) {
      case "count" -> {
        // The number of values is all that is asked for.
      }
      case "min" -> keep(value, -1);
      case "max" -> keep(value, 1);
      default ->
        result = result.isNull() ? Arithmetic.number(value) : Arithmetic.sum(result, value);
    }
  }

  private void keep(Value value, int sign) {
    if (result.isNull() || Comparisons.compare(value, result, context) * sign > 0) {
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
