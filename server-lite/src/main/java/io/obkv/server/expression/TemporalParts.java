// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A date and a time of day by their fields, as other forms than text write them. All zero stands for the
 * zero date.
 */
public record TemporalParts(
    int year, int month, int day, int hour, int minute, int second, int micros) {
  /** {@code 0000-00-00 00:00:00}. */
  public static final TemporalParts ZERO = new TemporalParts(0, 0, 0, 0, 0, 0, 0);

  private static final long MAX_MICROS = Duration.ofHours(839).minusSeconds(1).toNanos() / 1000;

  /** The fields of a DATE, DATETIME or TIMESTAMP, the last in the zone. */
  public static TemporalParts of(Value value, ZoneOffset zone) {
    LocalDateTime local = Temporals.local(value, new EvaluationContext(0, zone));
    return local == null
        ? ZERO
        : new TemporalParts(
            local.getYear(),
            local.getMonthValue(),
            local.getDayOfMonth(),
            local.getHour(),
            local.getMinute(),
            local.getSecond(),
            local.getNano() / 1000);
  }

  /** Whether this is the zero date. */
  public boolean isZero() {
    return equals(ZERO);
  }

  /**
   * The fields as a DATETIME with six digits.
   *
   * @throws io.obkv.server.catalog.SqlException 1292 when they name no day or time
   */
  public Value toDateTime() {
    return isZero()
        ? Temporals.of(ValueType.DATETIME, Temporals.ZERO_DATE_TIME, Temporals.MAX_FRACTION)
        : Temporals.dateTime(local(), Temporals.MAX_FRACTION);
  }

  /** The fields up to the day as a DATE; see {@link #toDateTime}. */
  public Value toDate() {
    return isZero()
        ? Temporals.of(ValueType.DATE, Temporals.ZERO_DATE, 0)
        : Temporals.date(local().toLocalDate());
  }

  private LocalDateTime local() {
    try {
      return LocalDateTime.of(
          year, month, day, hour, minute, second, Math.multiplyExact(micros, 1000));
    } catch (DateTimeException | ArithmeticException e) {
      throw SqlErrors.of(-4219, 1292, "22007", "Incorrect datetime value: '" + this + "'");
    }
  }

  /** A length of time as a TIME with six digits; what is too long is cut to the longest. */
  public static Value time(long micros) {
    long within = Math.max(-MAX_MICROS, Math.min(MAX_MICROS, micros));
    return Temporals.of(ValueType.TIME, within, Temporals.MAX_FRACTION);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d %02d:%02d:%02d.%06d",
        year,
        month,
        day,
        hour,
        minute,
        second,
        micros);
  }
}
