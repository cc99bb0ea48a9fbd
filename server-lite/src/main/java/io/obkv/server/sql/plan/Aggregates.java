// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Set;

/** The aggregate functions by name. Stateless. */
final class Aggregates {
  private static final String DISTINCT = " distinct";
  private static final Set<String> NUMBERS = Set.of("count", "sum", "min", "max", "avg");
  private static final Set<String> SPREADS =
      Set.of("std", "stddev", "stddev_pop", "stddev_samp", "variance", "var_pop", "var_samp");
  private static final Set<String> BITS = Set.of("bit_and", "bit_or", "bit_xor");
  private static final String GROUP_CONCAT = "group_concat";

  private Aggregates() {}

  static boolean isAggregate(Node node) {
    if (!(node instanceof Node.Call call)) {
      return false;
    }
    String name = name(call);
    return NUMBERS.contains(name)
        || SPREADS.contains(name)
        || BITS.contains(name)
        || name.equals(GROUP_CONCAT);
  }

  private static boolean isDistinct(Node.Call call) {
    return call.name().endsWith(DISTINCT);
  }

  private static String name(Node.Call call) {
    return isDistinct(call)
        ? call.name().substring(0, call.name().length() - DISTINCT.length())
        : call.name();
  }

  /** What is evaluated for each row; nothing for {@code count(*)}. */
  static Expression[] arguments(Node.Call call, RelationScope scope) {
    if (name(call).equals(GROUP_CONCAT)) {
      return TextAggregate.arguments(call).stream()
          .map(argument -> ExpressionCompiler.compile(argument, scope))
          .toArray(Expression[]::new);
    }
    return call.arguments().stream()
        .filter(argument -> !(argument instanceof Node.Star))
        .map(argument -> ExpressionCompiler.compile(argument, scope))
        .toArray(Expression[]::new);
  }

  /** How many of the values of a row are aggregated rather than ordered by. */
  static int width(Node.Call call, int arguments) {
    return name(call).equals(GROUP_CONCAT) ? 1 : arguments;
  }

  /** An aggregate that has seen nothing. */
  static Aggregate start(Node.Call call, Execution execution) {
    Aggregate aggregate = plain(call, name(call), execution);
    return isDistinct(call)
        ? new DistinctAggregate(aggregate, width(call, call.arguments().size()), execution)
        : aggregate;
  }

  private static Aggregate plain(Node.Call call, String name, Execution execution) {
    if (name.equals(GROUP_CONCAT)) {
      return new TextAggregate(call, execution);
    }
    requireArguments(call, name);
    if (SPREADS.contains(name)) {
      return new SpreadAggregate(name);
    }
    return BITS.contains(name)
        ? new BitAggregate(name)
        : new NumberAggregate(name, execution.context());
  }

  private static void requireArguments(Node.Call call, String name) {
    List<Node> arguments = call.arguments();
    boolean several = name.equals("count") && isDistinct(call);
    if (arguments.isEmpty() || arguments.size() > 1 && !several) {
      throw SqlErrors.of(
          -5055,
          1582,
          "42000",
          "Incorrect parameter count in the call to native function '" + name + "'");
    }
  }
}
