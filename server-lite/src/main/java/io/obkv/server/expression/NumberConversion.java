// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Converted.Problem;
import io.obkv.value.Decimals;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Values into number columns: rounded half away from zero, clipped to the range. Stateless. */
final class NumberConversion {
  private NumberConversion() {}

  static Converted convert(Value value, ColumnType type) {
    Problem problem = Problem.NONE;
    BigDecimal number;
    if (value.type().isBytes()) {
      NumericText text = NumericText.of(value.string());
      problem = text.found() ? text.whole() ? Problem.NONE : Problem.TRUNCATED : Problem.INCORRECT;
      number = text.number();
    } else {
      number = Numerics.decimal(value);
    }
    Converted converted = ofNumber(number, type);
    return problem == Problem.NONE ? converted : new Converted(converted.value(), problem);
  }

  private static Converted ofNumber(BigDecimal number, ColumnType type) {
    if (type.type().isInteger()) {
      return whole(number, type.type());
    }
    return switch (type.type()) {
      case DECIMAL, UNSIGNED_NUMBER -> fixed(number, type);
      case BIT -> bits(number, type);
      case YEAR -> year(number);
      default -> floating(number, type);
    };
  }

  private static Converted whole(BigDecimal number, ValueType type) {
    BigInteger rounded = number.setScale(0, RoundingMode.HALF_UP).toBigInteger();
    IntegerRange range = IntegerRange.of(type);
    BigInteger kept = rounded.max(range.lowest()).min(range.highest());
    Value value = Value.ofNumber(type, kept.longValue());
    return kept.equals(rounded)
        ? Converted.exact(value)
        : new Converted(value, Problem.OUT_OF_RANGE);
  }

  private static Converted fixed(BigDecimal number, ColumnType type) {
    int scale = Math.max(type.scale(), 0);
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    BigDecimal most =
        BigDecimal.valueOf(1, scale - type.precision()).subtract(BigDecimal.valueOf(1, scale));
    BigDecimal least = type.isUnsigned() ? BigDecimal.ZERO : most.negate();
    BigDecimal kept = rounded.max(least).min(most).setScale(scale, RoundingMode.UNNECESSARY);
    Problem problem = kept.compareTo(rounded) != 0
        ? Problem.OUT_OF_RANGE
        : rounded.compareTo(number) != 0 ? Problem.ROUNDED : Problem.NONE;
    return new Converted(decimal(type.type(), kept), problem);
  }

  private static Value decimal(ValueType type, BigDecimal number) {
    return type.isDecimal()
        ? Value.ofDecimal(type, number)
        : new Value(type, 5, 63, number.scale(), 0, Decimals.toNumber(number));
  }

  private static Converted bits(BigDecimal number, ColumnType type) {
    BigInteger rounded = number.setScale(0, RoundingMode.HALF_UP).toBigInteger();
    boolean fits = rounded.signum() >= 0 && rounded.bitLength() <= type.precision();
    BigInteger most = BigInteger.ONE.shiftLeft(type.precision()).subtract(BigInteger.ONE);
    Value value = Value.ofNumber(ValueType.BIT, (fits ? rounded : most).longValue());
    return fits ? Converted.exact(value) : new Converted(value, Problem.TOO_LONG);
  }

  /** One or two digits are a year of 1970 to 2069; 0 is 0000. */
  private static Converted year(BigDecimal number) {
    long year = number.setScale(0, RoundingMode.HALF_UP).longValue();
    long full =
        year >= 1 && year <= 69 ? year + 2000 : year >= 70 && year <= 99 ? year + 1900 : year;
    boolean fits = full == 0 || full >= 1901 && full <= 2155;
    Value value = Value.ofNumber(ValueType.YEAR, fits && full != 0 ? full - 1900 : 0);
    return fits ? Converted.exact(value) : new Converted(value, Problem.OUT_OF_RANGE);
  }

  private static Converted floating(BigDecimal number, ColumnType type) {
    BigDecimal rounded = type.scale() >= 0 && type.precision() >= 0
        ? number.setScale(type.scale(), RoundingMode.HALF_EVEN)
        : number;
    boolean single = type.type().encoding() == ValueType.Encoding.FLOAT;
    double most = single ? Float.MAX_VALUE : Double.MAX_VALUE;
    double wanted = rounded.doubleValue();
    double kept = Math.max(type.isUnsigned() ? 0 : -most, Math.min(most, wanted));
    long bits = single ? Float.floatToRawIntBits((float) kept) : Double.doubleToRawLongBits(kept);
    boolean tooWide = type.precision() >= 0
        && rounded.precision() - rounded.scale() > type.precision() - Math.max(type.scale(), 0);
    Problem problem = kept == wanted && !tooWide ? Problem.NONE : Problem.OUT_OF_RANGE;
    return new Converted(Value.ofNumber(type.type(), bits), problem);
  }
}
