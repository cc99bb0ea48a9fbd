// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * {@code + - * / div %}, bits and minus. Whole numbers are exact within 64 bits and overflow with
 * 1690; with one unsigned operand the result is unsigned. Anything floating makes it floating.
 */
final class ArithmeticFunctions {
  /** Digits that a division adds to the scale of what is divided. */
  private static final int DIVISION_DIGITS = 4;

  private static final int MAX_SCALE = 30;
  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private ArithmeticFunctions() {}

  static void addTo(Functions functions) {
    functions.addBinary("+", ArithmeticFunctions::plus);
    functions.addBinary("-", ArithmeticFunctions::minus);
    functions.addBinary("*", ArithmeticFunctions::times);
    functions.addBinary("/", ArithmeticFunctions::divide);
    functions.addBinary("div", ArithmeticFunctions::divideWhole);
    functions.addBinary("%", ArithmeticFunctions::remainder);
    functions.addBinary("mod", ArithmeticFunctions::remainder);
    functions.addUnary("neg", ArithmeticFunctions::negate);
    functions.addBinary("&", (a, b) -> bits(whole(a).and(whole(b))));
    functions.addBinary("|", (a, b) -> bits(whole(a).or(whole(b))));
    functions.addBinary("^", (a, b) -> bits(whole(a).xor(whole(b))));
    functions.addBinary("<<", (a, b) -> bits(shift(a, whole(b))));
    functions.addBinary(">>", (a, b) -> bits(shift(a, whole(b).negate())));
    functions.addUnary("~", a -> bits(whole(a).not()));
  }

  static Value plus(Value a, Value b) {
    if (Numerics.isFloating(a) || Numerics.isFloating(b)) {
      return floating(Numerics.floating(a) + Numerics.floating(b), "+", a, b);
    }
    return exact(Numerics.decimal(a).add(Numerics.decimal(b)), "+", a, b);
  }

  static Value minus(Value a, Value b) {
    if (Numerics.isFloating(a) || Numerics.isFloating(b)) {
      return floating(Numerics.floating(a) - Numerics.floating(b), "-", a, b);
    }
    return exact(Numerics.decimal(a).subtract(Numerics.decimal(b)), "-", a, b);
  }

  static Value times(Value a, Value b) {
    if (Numerics.isFloating(a) || Numerics.isFloating(b)) {
      return floating(Numerics.floating(a) * Numerics.floating(b), "*", a, b);
    }
    return exact(Numerics.decimal(a).multiply(Numerics.decimal(b)), "*", a, b);
  }

  static Value divide(Value a, Value b) {
    if (Numerics.isFloating(a) || Numerics.isFloating(b)) {
      double divisor = Numerics.floating(b);
      return divisor == 0 ? Value.NULL : floating(Numerics.floating(a) / divisor, "/", a, b);
    }
    BigDecimal divisor = Numerics.decimal(b);
    if (divisor.signum() == 0) {
      return Value.NULL;
    }
    BigDecimal dividend = Numerics.decimal(a);
    int scale = Math.min(Math.max(dividend.scale(), 0) + DIVISION_DIGITS, MAX_SCALE);
    return Value.ofDecimal(
        ValueType.DECIMAL, dividend.divide(divisor, scale, RoundingMode.HALF_UP));
  }

  private static Value divideWhole(Value a, Value b) {
    BigDecimal divisor = Numerics.decimal(b);
    if (divisor.signum() == 0) {
      return Value.NULL;
    }
    BigInteger quotient = Numerics.decimal(a).divideToIntegralValue(divisor).toBigInteger();
    return whole(quotient, Numerics.isUnsigned(a) || Numerics.isUnsigned(b), "div", a, b);
  }

  private static Value remainder(Value a, Value b) {
    if (Numerics.isFloating(a) || Numerics.isFloating(b)) {
      double divisor = Numerics.floating(b);
      return divisor == 0 ? Value.NULL : Value.ofDouble(Numerics.floating(a) % divisor);
    }
    BigDecimal divisor = Numerics.decimal(b);
    return divisor.signum() == 0
        ? Value.NULL
        : exact(Numerics.decimal(a).remainder(divisor), "%", a, b);
  }

  private static Value negate(Value a) {
    if (Numerics.isFloating(a)) {
      return Value.ofDouble(-Numerics.floating(a));
    }
    BigDecimal negated = Numerics.decimal(a).negate();
    if (Numerics.isDecimal(a) || negated.scale() > 0) {
      return Value.ofDecimal(ValueType.DECIMAL, negated);
    }
    BigInteger number = negated.toBigIntegerExact();
    if (number.bitLength() >= Long.SIZE) {
      throw outOfRange("BIGINT", "-(" + ValueText.of(a) + ")");
    }
    return Value.ofBigInt(number.longValue());
  }

  private static Value exact(BigDecimal result, String operator, Value a, Value b) {
    boolean whole = !Numerics.isDecimal(a) && !Numerics.isDecimal(b) && result.scale() <= 0;
    return whole
        ? whole(
            result.toBigIntegerExact(),
            Numerics.isUnsigned(a) || Numerics.isUnsigned(b),
            operator,
            a,
            b)
        : Value.ofDecimal(
            ValueType.DECIMAL,
            result.setScale(
                Math.min(Math.max(result.scale(), 0), MAX_SCALE), RoundingMode.HALF_UP));
  }

  private static Value whole(
      BigInteger result, boolean unsigned, String operator, Value a, Value b) {
    IntegerRange range = IntegerRange.of(unsigned ? ValueType.UNSIGNED_BIGINT : ValueType.BIGINT);
    if (result.compareTo(range.lowest()) < 0 || result.compareTo(range.highest()) > 0) {
      throw outOfRange(
          unsigned ? "BIGINT UNSIGNED" : "BIGINT",
          "(" + ValueText.of(a) + " " + operator + " " + ValueText.of(b) + ")");
    }
    return unsigned
        ? Value.ofNumber(ValueType.UNSIGNED_BIGINT, result.longValue())
        : Value.ofBigInt(result.longValue());
  }

  private static Value floating(double result, String operator, Value a, Value b) {
    if (Double.isInfinite(result) || Double.isNaN(result)) {
      throw outOfRange(
          "DOUBLE", "(" + ValueText.of(a) + " " + operator + " " + ValueText.of(b) + ")");
    }
    return Value.ofDouble(result);
  }

  private static SqlException outOfRange(String type, String expression) {
    return SqlErrors.of(
        -4157, 1690, "22003", type + " value is out of range in ''" + expression + "''");
  }

  private static BigInteger whole(Value value) {
    return Numerics.decimal(value).setScale(0, RoundingMode.HALF_UP).toBigInteger();
  }

  /** Bit operations work on 64 bits without a sign. */
  private static Value bits(BigInteger number) {
    return Value.ofNumber(ValueType.UNSIGNED_BIGINT, number.and(MASK).longValue());
  }

  private static BigInteger shift(Value value, BigInteger left) {
    if (left.abs().bitLength() > Integer.SIZE - 2 || Math.abs(left.intValue()) >= Long.SIZE) {
      return BigInteger.ZERO;
    }
    return whole(value).and(MASK).shiftLeft(left.intValue());
  }
}
