// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * INTERVAL n unit.
 *
 * @param months whole months, years included
 * @param micros everything shorter
 * @param isWholeDays true when the unit is a day or longer
 */
record DateInterval(long months, long micros, boolean isWholeDays) {
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final List<String> MIXED =
      List.of("day", "hour", "minute", "second", "microsecond");
  private static final long[] MIXED_MICROS = {DAY, HOUR, MINUTE, SECOND, 1};

  /** The interval, or null when it is too long. */
  static DateInterval of(Value amount, String unit, int sign) {
    try {
      return unit.indexOf('_') > 0 ? mixed(amount, unit, sign) : plain(amount, unit, sign);
    } catch (ArithmeticException tooLong) {
      return null;
    }
  }

  private static DateInterval plain(Value amount, String unit, int sign) {
    BigDecimal number = Numerics.decimal(amount).multiply(BigDecimal.valueOf(sign));
    if (unit.equals("second")) {
      return new DateInterval(
          0, number.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact(), false);
    }
    long count = number.setScale(0, RoundingMode.HALF_UP).longValueExact();
    return switch (unit) {
      case "year" -> new DateInterval(Math.multiplyExact(count, 12L), 0, true);
      case "quarter" -> new DateInterval(Math.multiplyExact(count, 3L), 0, true);
      case "month" -> new DateInterval(count, 0, true);
      case "week" -> new DateInterval(0, Math.multiplyExact(count, 7 * DAY), true);
      case "day" -> new DateInterval(0, Math.multiplyExact(count, DAY), true);
      case "hour" -> new DateInterval(0, Math.multiplyExact(count, HOUR), false);
      case "minute" -> new DateInterval(0, Math.multiplyExact(count, MINUTE), false);
      case "microsecond" -> new DateInterval(0, count, false);
      default -> throw SqlErrors.notSupported("interval unit " + unit);
    };
  }

  /** Units like DAY_SECOND: numbers with anything between them, the last for the shortest unit. */
  private static DateInterval mixed(Value amount, String unit, int sign) {
    String text = amount.type().isBytes() ? amount.string() : ValueText.of(amount);
    int negative = text.trim().startsWith("-") ? -sign : sign;
    long[] parts = Arrays.stream(text.split("\\D+", -1))
        .filter(part -> !part.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
    String[] ends = unit.split("_", 2);
    if (ends[0].equals("year")) {
      long years = parts.length > 1 ? parts[parts.length - 2] : 0;
      long months = parts.length > 0 ? parts[parts.length - 1] : 0;
      return new DateInterval(negative * (years * 12 + months), 0, true);
    }
    long micros = 0;
    int slot = MIXED.indexOf(ends[1]);
    for (int i = parts.length - 1; i >= 0 && slot >= MIXED.indexOf(ends[0]); i--, slot--) {
      micros = Math.addExact(micros, Math.multiplyExact(parts[i], MIXED_MICROS[slot]));
    }
    return new DateInterval(0, negative * micros, false);
  }

  LocalDateTime addTo(LocalDateTime time) {
    try {
      return time.plusMonths(months).plus(micros, ChronoUnit.MICROS);
    } catch (DateTimeException beyond) {
      // A year that no caller accepts: the answer is NULL.
      return LocalDateTime.MAX;
    }
  }
}
