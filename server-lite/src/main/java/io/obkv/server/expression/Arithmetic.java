// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums and quotients for aggregates: exact for exact numbers, without limit. Stateless. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The value as the number that sums are made of: DECIMAL, or DOUBLE for floating values. */
  public static Value number(Value value) {
    return Numerics.isFloating(value)
        ? Value.ofDouble(Numerics.floating(value))
        : decimal(Numerics.decimal(value));
  }

  /** The sum of a sum so far and a value. */
  public static Value sum(Value left, Value right) {
    return Numerics.isFloating(left) || Numerics.isFloating(right)
        ? Value.ofDouble(Numerics.floating(left) + Numerics.floating(right))
        : decimal(Numerics.decimal(left).add(Numerics.decimal(right)));
  }

  /** A quotient with four digits more than the dividend. */
  public static Value quotient(Value dividend, Value divisor) {
    return ArithmeticFunctions.divide(dividend, divisor);
  }

  /** The value as a floating number. */
  public static double floating(Value value) {
    return Numerics.floating(value);
  }

  /** The value rounded to a whole number, its lowest 64 bits. */
  public static long bits(Value value) {
    return Numerics.decimal(value)
        .setScale(0, RoundingMode.HALF_UP)
        .toBigInteger()
        .longValue();
  }

  private static Value decimal(BigDecimal number) {
    return Value.ofDecimal(ValueType.DECIMAL, number.scale() < 0 ? number.setScale(0) : number);
  }
}
