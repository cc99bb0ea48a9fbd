// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Dates and times as values: days and microseconds since 1970 on the wall clock (DATE, DATETIME), or
 * in UTC (TIMESTAMP). The zero date is the lowest number of its type. Stateless.
 */
final class Temporals {
  /** {@code 0000-00-00 00:00:00}. */
  static final long ZERO_DATE_TIME = Long.MIN_VALUE;

  /** {@code 0000-00-00}. */
  static final long ZERO_DATE = Integer.MIN_VALUE;

  static final int MAX_FRACTION = 6;

  private static final int LEVEL_NUMERIC = 5;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long[] UNITS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private Temporals() {}

  static Value of(ValueType type, long bits, int fraction) {
    return new Value(type, LEVEL_NUMERIC, Collation.BINARY.number(), fraction, bits, new byte[0]);
  }

  static Value dateTime(LocalDateTime time, int fraction) {
    return of(ValueType.DATETIME, micros(time), fraction);
  }

  static Value date(LocalDate day) {
    return of(ValueType.DATE, day.toEpochDay(), 0);
  }

  static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND
        + time.getLong(ChronoField.MICRO_OF_SECOND);
  }

  static LocalDateTime local(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
        ZoneOffset.UTC);
  }

  /** Rounds to so many digits of the second, half away from the past. */
  static long round(long micros, int fraction) {
    long unit = UNITS[fraction];
    return micros == ZERO_DATE_TIME ? micros : Math.floorDiv(micros + unit / 2, unit) * unit;
  }

  /** Cuts to so many digits of the second. */
  static long truncate(long micros, int fraction) {
    return Math.floorDiv(micros, UNITS[fraction]) * UNITS[fraction];
  }

  /**
   * The wall-clock time of a DATE, DATETIME or TIMESTAMP, the last in the context's zone; null for a
   * zero date.
   */
  static LocalDateTime local(Value value, EvaluationContext context) {
    if (value.type() == ValueType.DATE) {
      return value.bits() == ZERO_DATE
          ? null
          : LocalDate.ofEpochDay(value.bits()).atStartOfDay();
    }
    if (value.bits() == ZERO_DATE_TIME) {
      return null;
    }
    long shift = value.type() == ValueType.TIMESTAMP
        ? context.zone().getTotalSeconds() * MICROS_PER_SECOND
        : 0;
    return local(value.bits() + shift);
  }

  /** A wall-clock time as a TIMESTAMP's bits. */
  static long utc(long localMicros, EvaluationContext context) {
    return localMicros == ZERO_DATE_TIME
        ? localMicros
        : localMicros - context.zone().getTotalSeconds() * MICROS_PER_SECOND;
  }
}
