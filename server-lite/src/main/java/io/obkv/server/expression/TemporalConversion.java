// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Converted.Problem;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Values into date and time columns; finer fractions are rounded. Stateless. */
final class TemporalConversion {
  private TemporalConversion() {}

  static Converted convert(Value value, ColumnType type, EvaluationContext context) {
    int fraction = Math.max(type.scale(), 0);
    if (type.type() == ValueType.TIME) {
      return time(value, fraction, context);
    }
    Value point = point(value, context);
    if (type.type() == ValueType.DATE) {
      return point == null ? incorrect(ValueType.DATE, Temporals.ZERO_DATE, 0) : date(point);
    }
    if (point == null) {
      return incorrect(type.type(), Temporals.ZERO_DATE_TIME, fraction);
    }
    long local = Temporals.round(point.bits(), fraction);
    long bits = type.type() == ValueType.TIMESTAMP ? Temporals.utc(local, context) : local;
    return Converted.exact(Temporals.of(type.type(), bits, fraction));
  }

  /** The wall-clock time that a value means, as a DATETIME; null when it means none. */
  static Value point(Value value, EvaluationContext context) {
    return switch (value.type()) {
      case DATE, DATETIME, TIMESTAMP -> ofPoint(value, context);
      case TIME -> ofTime(value, context);
      default ->
        value.type().isBytes()
            ? TemporalText.dateTime(value.string())
            : ofNumber(Numerics.decimal(value).toPlainString());
    };
  }

  private static Value ofPoint(Value value, EvaluationContext context) {
    LocalDateTime local = Temporals.local(value, context);
    return local == null
        ? Temporals.of(ValueType.DATETIME, Temporals.ZERO_DATE_TIME, 0)
        : Temporals.dateTime(local, Math.max(0, value.scale()));
  }

  /** A time of day means today. */
  private static Value ofTime(Value value, EvaluationContext context) {
    LocalDate today = Temporals.local(
            Temporals.of(ValueType.TIMESTAMP, context.nowMicros(), 6), context)
        .toLocalDate();
    return Temporals.of(
        ValueType.DATETIME,
        Temporals.micros(today.atStartOfDay()) + value.bits(),
        Math.max(0, value.scale()));
  }

  private static Value ofNumber(String digits) {
    int dot = digits.indexOf('.');
    String whole = dot < 0 ? digits : digits.substring(0, dot);
    String padded = whole.equals("0")
        ? "00000000"
        : "0".repeat(whole.length() == 5 || whole.length() == 11 ? 1 : 0) + whole;
    return TemporalText.dateTime(dot < 0 ? padded : padded + digits.substring(dot));
  }

  private static Converted date(Value point) {
    if (point.bits() == Temporals.ZERO_DATE_TIME) {
      return Converted.exact(Temporals.of(ValueType.DATE, Temporals.ZERO_DATE, 0));
    }
    LocalDateTime time = Temporals.local(point.bits());
    boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
    return new Converted(
        Temporals.date(time.toLocalDate()), midnight ? Problem.NONE : Problem.ROUNDED);
  }

  private static Converted time(Value value, int fraction, EvaluationContext context) {
    Value time;
    if (value.type() == ValueType.TIME) {
      time = value;
    } else if (value.type().isBytes()) {
      time = TemporalText.time(value.string());
    } else if (value.type() == ValueType.DATE
        || value.type() == ValueType.DATETIME
        || value.type() == ValueType.TIMESTAMP) {
      time = TemporalText.timeOfDay(point(value, context));
    } else {
      time = TemporalText.time(Numerics.decimal(value).toPlainString());
    }
    return time == null
        ? incorrect(ValueType.TIME, 0, fraction)
        : Converted.exact(Temporals.of(ValueType.TIME, roundTime(time.bits(), fraction), fraction));
  }

  private static long roundTime(long micros, int fraction) {
    return micros < 0 ? -Temporals.round(-micros, fraction) : Temporals.round(micros, fraction);
  }

  private static Converted incorrect(ValueType type, long bits, int fraction) {
    return new Converted(Temporals.of(type, bits, fraction), Problem.INCORRECT);
  }
}
