// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import java.util.List;
import java.util.function.IntPredicate;

/** Comparisons, AND, OR and NOT with three-valued logic, IN, BETWEEN, LIKE, REGEXP. */
final class LogicFunctions {
  private static final Value TRUE = Value.ofBigInt(1);
  private static final Value FALSE = Value.ofBigInt(0);

  private LogicFunctions() {}

  static void addTo(Functions functions) {
    addComparison(functions, "=", order -> order == 0);
    addComparison(functions, "<>", order -> order != 0);
    addComparison(functions, "<", order -> order < 0);
    addComparison(functions, "<=", order -> order <= 0);
    addComparison(functions, ">", order -> order > 0);
    addComparison(functions, ">=", order -> order >= 0);
    functions.add("<=>", 2, 2, (call, parts) -> nullSafeEquals(parts.get(0), parts.get(1)));
    functions.add("and", 2, 2, (call, parts) -> and(parts.get(0), parts.get(1)));
    functions.add("or", 2, 2, (call, parts) -> or(parts.get(0), parts.get(1)));
    functions.addBinary("xor", (a, b) -> of(isTrue(a) != isTrue(b)));
    functions.addUnary("not", a -> of(!isTrue(a)));
    addTest(functions, "is null", value -> value.isNull());
    addTest(functions, "isnull", value -> value.isNull());
    addTest(functions, "is not null", value -> !value.isNull());
    addTest(functions, "is true", value -> !value.isNull() && isTrue(value));
    addTest(functions, "is false", value -> !value.isNull() && !isTrue(value));
    functions.add("in", 2, Integer.MAX_VALUE, (call, parts) -> in(parts));
    functions.add(
        "between",
        3,
        3,
        (call, parts) -> and(
            compare(parts.get(0), parts.get(1), order -> order >= 0),
            compare(parts.get(0), parts.get(2), order -> order <= 0)));
    functions.addStrict("like", 2, 3, LikePattern::matches);
    functions.addStrict("regexp", 2, 2, LogicFunctions::regexp);
  }

  static Value of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** Whether a value other than NULL counts as true. */
  static boolean isTrue(Value value) {
    return Numerics.isFloating(value)
        ? Numerics.floating(value) != 0
        : Numerics.decimal(value).signum() != 0;
  }

  private interface Test {
    boolean test(Value value);
  }

  private static void addTest(Functions functions, String name, Test test) {
    functions.add(name, 1, 1, (call, parts) -> {
      Expression operand = parts.get(0);
      return (row, context) -> of(test.test(operand.evaluate(row, context)));
    });
  }

  private static void addComparison(Functions functions, String name, IntPredicate wanted) {
    functions.add(name, 2, 2, (call, parts) -> compare(parts.get(0), parts.get(1), wanted));
  }

  private static Expression compare(Expression left, Expression right, IntPredicate wanted) {
    return (row, context) -> {
      Value a = left.evaluate(row, context);
      Value b = right.evaluate(row, context);
      return a.isNull() || b.isNull()
          ? Value.NULL
          : of(wanted.test(Comparisons.compare(a, b, context)));
    };
  }

  private static Expression nullSafeEquals(Expression left, Expression right) {
    return (row, context) -> {
      Value a = left.evaluate(row, context);
      Value b = right.evaluate(row, context);
      return a.isNull() || b.isNull()
          ? of(a.isNull() && b.isNull())
          : of(Comparisons.compare(a, b, context) == 0);
    };
  }

  private static Expression and(Expression left, Expression right) {
    return (row, context) -> {
      Value a = left.evaluate(row, context);
      if (!a.isNull() && !isTrue(a)) {
        return FALSE;
      }
      Value b = right.evaluate(row, context);
      if (!b.isNull() && !isTrue(b)) {
        return FALSE;
      }
      return a.isNull() || b.isNull() ? Value.NULL : TRUE;
    };
  }

  private static Expression or(Expression left, Expression right) {
    return (row, context) -> {
      Value a = left.evaluate(row, context);
      if (!a.isNull() && isTrue(a)) {
        return TRUE;
      }
      Value b = right.evaluate(row, context);
      if (!b.isNull() && isTrue(b)) {
        return TRUE;
      }
      return a.isNull() || b.isNull() ? Value.NULL : FALSE;
    };
  }

  private static Expression in(List<Expression> parts) {
    Expression operand = parts.get(0);
    List<Expression> members = List.copyOf(parts.subList(1, parts.size()));
    return (row, context) -> {
      Value wanted = operand.evaluate(row, context);
      if (wanted.isNull()) {
        return Value.NULL;
      }
      boolean unknown = false;
      for (Expression member : members) {
        Value value = member.evaluate(row, context);
        unknown |= value.isNull();
        if (!value.isNull() && Comparisons.compare(wanted, value, context) == 0) {
          return TRUE;
        }
      }
      return unknown ? Value.NULL : FALSE;
    };
  }

  private static Value regexp(Value[] a, EvaluationContext context) {
    return of(RegularExpressions.find(a[0], a[1], context));
  }
}
