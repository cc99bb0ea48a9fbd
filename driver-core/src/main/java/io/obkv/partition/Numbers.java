// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Decimals;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Values read as the numbers that a column of another type would hold. */
final class Numbers {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  private Numbers() {}

  /** The 64 bits of a whole number; those of BIGINT UNSIGNED read as signed. */
  static long integer(Value value) {
    return switch (value.type()) {
      case UNSIGNED_TINYINT, YEAR -> value.bits() & 0xff;
      case UNSIGNED_SMALLINT -> value.bits() & 0xffff;
      case UNSIGNED_MEDIUMINT -> value.bits() & 0xff_ffff;
      case UNSIGNED_INT -> value.bits() & 0xffff_ffffL;
      case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, UNSIGNED_BIGINT, BIT, ENUM, SET ->
        value.bits();
      default -> throw unfit(value, "a whole number");
    };
  }

  /** A number as a floating-point column holds it, rounded to single precision for FLOAT. */
  static double floating(Value value, ValueType column) {
    double wide = switch (value.type()) {
      case FLOAT, UNSIGNED_FLOAT, DOUBLE, UNSIGNED_DOUBLE -> value.floating();
      default -> decimal(value).doubleValue();
    };
    boolean single = column == ValueType.FLOAT || column == ValueType.UNSIGNED_FLOAT;
    // adding zero turns -0 into 0, which is the same key
    return (single ? (float) wide : wide) + 0.0;
  }

  /** A number as a decimal of its own scale. */
  static BigDecimal decimal(Value value) {
    return switch (value.type()) {
      case DECIMAL, DECIMAL_EMBEDDED, NUMBER, UNSIGNED_NUMBER -> value.decimal();
      case FLOAT, UNSIGNED_FLOAT, DOUBLE, UNSIGNED_DOUBLE -> BigDecimal.valueOf(value.floating());
      case UNSIGNED_BIGINT -> new BigDecimal(new BigInteger(Long.toUnsignedString(value.bits())));
      default -> BigDecimal.valueOf(integer(value));
    };
  }

  /** The digits of a decimal in the fewest groups of four bytes, little-endian. */
  static byte[] decimalBytes(Value value, int scale) {
    BigInteger unscaled = decimal(value).setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    return Decimals.littleEndian(unscaled, (unscaled.bitLength() / 32 + 1) * 4);
  }

  /** Microseconds of the wall clock, as if it were UTC. */
  static long wallClock(Value value) {
    return switch (value.type()) {
      case DATETIME, MYSQL_DATETIME -> value.bits();
      case DATE, MYSQL_DATE ->
        Math.multiplyExact(value.bits(), SECONDS_PER_DAY * MICROS_PER_SECOND);
      default -> throw unfit(value, "a date and time");
    };
  }

  /** Days since 1970-01-01. */
  static long day(Value value) {
    return Math.floorDiv(wallClock(value), SECONDS_PER_DAY * MICROS_PER_SECOND);
  }

  /** The bit fields in which the server keeps a DATETIME. */
  static long packedDateTime(Value value) {
    long micros = wallClock(value);
    long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_PER_DAY));
    long time = Math.floorMod(seconds, SECONDS_PER_DAY);
    long months = date.getYear() * 13L + date.getMonthValue();
    long clock = time / 3600 << 12 | time / 60 % 60 << 6 | time % 60;
    return ((months << 5 | date.getDayOfMonth()) << 17 | clock) << 24
        | Math.floorMod(micros, MICROS_PER_SECOND);
  }

  /** The bit fields in which the server keeps a DATE. */
  static long packedDate(Value value) {
    LocalDate date = LocalDate.ofEpochDay(day(value));
    return (long) date.getYear() << 9 | date.getMonthValue() << 5 | date.getDayOfMonth();
  }

  /** The bits of a value that must be of this very type. */
  static long bitsOf(Value value, ValueType type) {
    if (value.type() != type) {
      throw unfit(value, type.displayName());
    }
    return value.bits();
  }

  static IllegalArgumentException unfit(Value value, String wanted) {
    return new IllegalArgumentException(
        "a " + value.type().displayName() + " cannot stand for " + wanted + " in a partition key");
  }
}
