// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/** Functions of numbers. */
final class NumericFunctions {
  private NumericFunctions() {}

  static void addTo(Functions functions) {
    functions.addUnary("abs", NumericFunctions::abs);
    functions.addUnary("sign", a -> Value.ofBigInt(Numerics.decimal(a).signum()));
    functions.addUnary("ceil", a -> rounded(a, RoundingMode.CEILING));
    functions.addUnary("ceiling", a -> rounded(a, RoundingMode.CEILING));
    functions.addUnary("floor", a -> rounded(a, RoundingMode.FLOOR));
    functions.addStrict("round", 1, 2, (a, c) -> round(a, RoundingMode.HALF_UP));
    functions.addStrict("truncate", 2, 2, (a, c) -> round(a, RoundingMode.DOWN));
    functions.addBinary("pow", NumericFunctions::power);
    functions.addBinary("power", NumericFunctions::power);
    addFloating(functions, "sqrt", Math::sqrt);
    addFloating(functions, "exp", Math::exp);
    addFloating(functions, "ln", Math::log);
    addFloating(functions, "log2", number -> Math.log(number) / Math.log(2));
    addFloating(functions, "log10", Math::log10);
    functions.add(
        "rand",
        0,
        0,
        (call, parts) ->
            (row, context) -> Value.ofDouble(ThreadLocalRandom.current().nextDouble()));
  }

  private static void addFloating(Functions functions, String name, DoubleUnaryOperator function) {
    functions.addUnary(name, a -> finite(function.applyAsDouble(Numerics.floating(a))));
  }

  private static Value finite(double result) {
    return Double.isNaN(result) || Double.isInfinite(result) ? Value.NULL : Value.ofDouble(result);
  }

  private static Value power(Value base, Value exponent) {
    return finite(Math.pow(Numerics.floating(base), Numerics.floating(exponent)));
  }

  private static Value abs(Value a) {
    if (Numerics.isFloating(a)) {
      return Value.ofDouble(Math.abs(Numerics.floating(a)));
    }
    return Numerics.decimal(a).signum() < 0
        ? ArithmeticFunctions.minus(Value.ofBigInt(0), a)
        : ArithmeticFunctions.plus(a, Value.ofBigInt(0));
  }

  private static Value rounded(Value a, RoundingMode mode) {
    BigDecimal whole = Numerics.decimal(a).setScale(0, mode);
    return Numerics.isFloating(a)
        ? Value.ofDouble(whole.doubleValue())
        : NumberLiterals.of(whole.toBigInteger());
  }

  private static Value round(Value[] a, RoundingMode mode) {
    int digits =
        a.length == 1 ? 0 : Math.max(-65, Math.min(30, Numerics.decimal(a[1]).intValue()));
    if (Numerics.isFloating(a[0])) {
      BigDecimal number = BigDecimal.valueOf(Numerics.floating(a[0]));
      return Value.ofDouble(number.setScale(digits, mode).doubleValue());
    }
    BigDecimal number = Numerics.decimal(a[0]);
    if (digits >= number.scale()) {
      return a[0];
    }
    BigDecimal result = number.setScale(digits, mode);
    return digits <= 0
        ? NumberLiterals.of(result.toBigInteger())
        : Value.ofDecimal(ValueType.DECIMAL, result);
  }
}
