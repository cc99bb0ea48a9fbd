// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import java.time.LocalDateTime;
import java.util.List;

/** The parts of a date by the names of their units. Stateless. */
final class DateParts {
  /** Units that are functions, too. */
  static final List<String> UNITS =
      List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second", "microsecond");

  private DateParts() {}

  static long of(String unit, LocalDateTime time) {
    return switch (unit) {
      case "year" -> time.getYear();
      case "quarter" -> (time.getMonthValue() + 2) / 3;
      case "month" -> time.getMonthValue();
      case "week" -> week(time);
      case "day" -> time.getDayOfMonth();
      case "hour" -> time.getHour();
      case "minute" -> time.getMinute();
      case "second" -> time.getSecond();
      case "microsecond" -> time.getNano() / 1000;
      case "year_month" -> time.getYear() * 100L + time.getMonthValue();
      default -> throw io.obkv.server.catalog.SqlErrors.notSupported("unit " + unit);
    };
  }

  /** Weeks begin on Sundays; days before the first Sunday are in week 0. */
  private static long week(LocalDateTime time) {
    int sinceSunday = time.getDayOfWeek().getValue() % 7;
    return (time.getDayOfYear() + 6L - sinceSunday) / 7;
  }
}
