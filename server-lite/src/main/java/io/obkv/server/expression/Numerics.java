// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Values of any type as numbers (MySQL's numeric context). Stateless. */
final class Numerics {
  private Numerics() {}

  /** True when arithmetic on the value is done in floating point: floats and character strings. */
  static boolean isFloating(Value value) {
    return value.type().isBytes()
        || switch (value.type()) {
          case FLOAT, DOUBLE, UNSIGNED_FLOAT, UNSIGNED_DOUBLE -> true;
          default -> false;
        };
  }

  static boolean isDecimal(Value value) {
    return value.type().isDecimal()
        || value.type() == ValueType.NUMBER
        || value.type() == ValueType.UNSIGNED_NUMBER;
  }

  static boolean isUnsigned(Value value) {
    return value.type().isUnsignedInteger() || value.type() == ValueType.BIT;
  }

  /** The exact number; text counts as far as it is a number. */
  static BigDecimal decimal(Value value) {
    return switch (value.type()) {
      case FLOAT, UNSIGNED_FLOAT -> new BigDecimal(Float.toString((float) value.floating()));
      case DOUBLE, UNSIGNED_DOUBLE -> BigDecimal.valueOf(value.floating());
      case NUMBER, UNSIGNED_NUMBER, DECIMAL, DECIMAL_EMBEDDED -> value.decimal();
      case DATE -> BigDecimal.valueOf(compactDate(value));
      case DATETIME, TIMESTAMP -> compactDateTime(value);
      case TIME -> compactTime(value);
      case YEAR -> BigDecimal.valueOf(value.bits() == 0 ? 0 : (value.bits() & 0xff) + 1900);
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, JSON -> text(value);
      default -> new BigDecimal(integer(value));
    };
  }

  /** The number in floating point. */
  static double floating(Value value) {
    return switch (value.type()) {
      case FLOAT, DOUBLE, UNSIGNED_FLOAT, UNSIGNED_DOUBLE -> value.floating();
      default -> decimal(value).doubleValue();
    };
  }

  /** The number of a whole-number value. */
  static BigInteger integer(Value value) {
    return value.type() == ValueType.UNSIGNED_BIGINT || value.type() == ValueType.BIT
        ? new BigInteger(Long.toUnsignedString(value.bits()))
        : BigInteger.valueOf(signed(value));
  }

  private static long signed(Value value) {
    return switch (value.type()) {
      case UNSIGNED_TINYINT -> value.bits() & 0xff;
      case UNSIGNED_INT -> value.bits() & 0xffff_ffffL;
      default -> value.bits();
    };
  }

  private static BigDecimal text(Value value) {
    return value.collation() == Collation.BINARY.number() && !startsLikeNumber(value.bytes())
        ? BigDecimal.ZERO
        : NumericText.of(value.string()).number();
  }

  private static boolean startsLikeNumber(byte[] bytes) {
    return bytes.length > 0 && bytes[0] >= ' ' && bytes[0] <= '9';
  }

  private static long compactDate(Value value) {
    if (value.bits() == Temporals.ZERO_DATE) {
      return 0;
    }
    LocalDate day = LocalDate.ofEpochDay(value.bits());
    return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
  }

  private static BigDecimal compactDateTime(Value value) {
    if (value.bits() == Temporals.ZERO_DATE_TIME) {
      return BigDecimal.ZERO;
    }
    LocalDateTime time = Temporals.local(value.bits());
    long day = time.getYear() * 10_000L + time.getMonthValue() * 100L + time.getDayOfMonth();
    long clock = time.getHour() * 10_000L + time.getMinute() * 100L + time.getSecond();
    return fraction(day * 1_000_000 + clock, time.getNano() / 1000, value.scale());
  }

  private static BigDecimal compactTime(Value value) {
    long size = Math.abs(value.bits());
    long seconds = size / 1_000_000;
    long clock = seconds / 3600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60;
    BigDecimal number = fraction(clock, (int) (size % 1_000_000), value.scale());
    return value.bits() < 0 ? number.negate() : number;
  }

  private static BigDecimal fraction(long whole, int micros, int scale) {
    int digits = Math.max(0, Math.min(scale, Temporals.MAX_FRACTION));
    return BigDecimal.valueOf(whole * 1_000_000 + micros, 6)
        .setScale(digits, java.math.RoundingMode.DOWN);
  }
}
