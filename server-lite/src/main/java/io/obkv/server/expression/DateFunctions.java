// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** Functions of dates and times. A value that is no date gives NULL. */
final class DateFunctions {
  /** Days from the year 0 to 1970 as TO_DAYS counts them. */
  private static final long EPOCH_DAYS = 719_528;

  private static final long MICROS = 1_000_000;

  private DateFunctions() {}

  static void addTo(Functions functions) {
    ClockFunctions.addTo(functions);
    functions.addStrict("date_add", 2, 3, (a, c) -> shift(a, 1, c));
    functions.addStrict("adddate", 2, 3, (a, c) -> shift(a, 1, c));
    functions.addStrict("date_sub", 2, 3, (a, c) -> shift(a, -1, c));
    functions.addStrict("subdate", 2, 3, (a, c) -> shift(a, -1, c));
    functions.addStrict("datediff", 2, 2, DateFunctions::dateDiff);
    functions.addStrict("timestampdiff", 3, 3, DateFunctions::timestampDiff);
    functions.addStrict("unix_timestamp", 0, 1, DateFunctions::unixTimestamp);
    functions.addStrict("from_unixtime", 1, 1, DateFunctions::fromUnixTime);
    functions.addStrict("convert_tz", 3, 3, DateFunctions::convertZone);
    functions.addStrict(
        "date", 1, 1, (a, c) -> value(a[0], c, time -> Temporals.date(time.toLocalDate())));
    functions.addStrict(
        "extract", 2, 2, (a, c) -> part(a[1], c, time -> DateParts.of(a[0].string(), time)));
    addPart(functions, "to_days", time -> time.toLocalDate().toEpochDay() + EPOCH_DAYS);
    addPart(
        functions, "to_seconds", time -> time.toEpochSecond(ZoneOffset.UTC) + EPOCH_DAYS * 86_400);
    for (String unit : DateParts.UNITS) {
      addPart(functions, unit, time -> DateParts.of(unit, time));
    }
    addPart(functions, "dayofmonth", time -> (long) time.getDayOfMonth());
    addPart(functions, "dayofyear", time -> (long) time.getDayOfYear());
    addPart(functions, "dayofweek", time -> time.getDayOfWeek().getValue() % 7 + 1L);
    addPart(functions, "weekday", time -> time.getDayOfWeek().getValue() - 1L);
  }

  private static void addPart(
      Functions functions, String name, Function<LocalDateTime, Long> part) {
    functions.addStrict(name, 1, 1, (a, c) -> part(a[0], c, part));
  }

  private static Value part(
      Value value, EvaluationContext context, Function<LocalDateTime, Long> part) {
    return value(value, context, time -> Value.ofBigInt(part.apply(time)));
  }

  private static Value value(
      Value value, EvaluationContext context, Function<LocalDateTime, Value> function) {
    Value point = TemporalConversion.point(value, context);
    return point == null || point.bits() == Temporals.ZERO_DATE_TIME
        ? Value.NULL
        : function.apply(Temporals.local(point.bits()));
  }

  /** A DATE moved by whole days stays one; text comes back as text. */
  private static Value shift(Value[] a, int sign, EvaluationContext context) {
    String unit = a.length > 2 ? a[2].string() : "day";
    Value point = TemporalConversion.point(a[0], context);
    DateInterval interval = DateInterval.of(a[1], unit, sign);
    if (point == null || point.bits() == Temporals.ZERO_DATE_TIME || interval == null) {
      return Value.NULL;
    }
    LocalDateTime moved = interval.addTo(Temporals.local(point.bits()));
    if (moved.getYear() < 0 || moved.getYear() > 9999) {
      return Value.NULL;
    }
    boolean day = a[0].type() == ValueType.DATE && interval.isWholeDays();
    if (day) {
      return Temporals.date(moved.toLocalDate());
    }
    boolean whole = moved.equals(moved.truncatedTo(ChronoUnit.SECONDS));
    int fraction = whole ? 0 : Temporals.MAX_FRACTION;
    Value result = Temporals.dateTime(moved, Math.max(fraction, Math.min(point.scale(), 6)));
    return a[0].type().isBytes() ? text(a[0], result, interval) : result;
  }

  private static Value text(Value original, Value moved, DateInterval interval) {
    boolean onlyDay = original.string().trim().length() <= 10 && interval.isWholeDays();
    String all = ValueText.of(moved);
    return Value.ofString(onlyDay ? all.substring(0, 10) : all);
  }

  private static Value dateDiff(Value[] a, EvaluationContext context) {
    return value(
        a[0],
        context,
        later -> part(
            a[1],
            context,
            earlier -> later.toLocalDate().toEpochDay() - earlier.toLocalDate().toEpochDay()));
  }

  private static Value timestampDiff(Value[] a, EvaluationContext context) {
    return value(
        a[1],
        context,
        from -> part(a[2], context, to -> switch (a[0].string()) {
          case "microsecond" -> ChronoUnit.MICROS.between(from, to);
          case "second" -> ChronoUnit.SECONDS.between(from, to);
          case "minute" -> ChronoUnit.MINUTES.between(from, to);
          case "hour" -> ChronoUnit.HOURS.between(from, to);
          case "week" -> ChronoUnit.WEEKS.between(from, to);
          case "month" -> ChronoUnit.MONTHS.between(from, to);
          case "quarter" -> ChronoUnit.MONTHS.between(from, to) / 3;
          case "year" -> ChronoUnit.YEARS.between(from, to);
          default -> ChronoUnit.DAYS.between(from, to);
        }));
  }

  private static Value unixTimestamp(Value[] a, EvaluationContext context) {
    if (a.length == 0) {
      return Value.ofBigInt(Math.floorDiv(context.nowMicros(), MICROS));
    }
    Value point = TemporalConversion.point(a[0], context);
    if (point == null || point.bits() == Temporals.ZERO_DATE_TIME) {
      return Value.ofBigInt(0);
    }
    long micros = Math.max(0, Temporals.utc(point.bits(), context));
    int fraction = Math.max(0, Math.min(point.scale(), Temporals.MAX_FRACTION));
    return fraction == 0
        ? Value.ofBigInt(Math.floorDiv(micros, MICROS))
        : Value.ofDecimal(
            ValueType.DECIMAL,
            java.math.BigDecimal.valueOf(micros, 6)
                .setScale(fraction, java.math.RoundingMode.DOWN));
  }

  /** NULL for names of zones: a server knows those that were loaded into it. */
  private static Value convertZone(Value[] a, EvaluationContext context) {
    Value point = TemporalConversion.point(a[0], context);
    Optional<ZoneOffset> from = ZoneText.offset(ValueText.of(a[1]));
    Optional<ZoneOffset> to = ZoneText.offset(ValueText.of(a[2]));
    if (point == null
        || point.bits() == Temporals.ZERO_DATE_TIME
        || from.isEmpty()
        || to.isEmpty()) {
      return Value.NULL;
    }
    LocalDateTime moved = Temporals.local(point.bits())
        .plusSeconds(to.get().getTotalSeconds() - from.get().getTotalSeconds());
    return moved.getYear() > 9999 ? Value.NULL : Temporals.dateTime(moved, Temporals.MAX_FRACTION);
  }

  private static Value fromUnixTime(Value[] a, EvaluationContext context) {
    java.math.BigDecimal seconds = Numerics.decimal(a[0]);
    if (seconds.signum() < 0 || seconds.compareTo(java.math.BigDecimal.valueOf(1L << 36)) > 0) {
      return Value.NULL;
    }
    long micros = seconds.movePointRight(6).longValue();
    long local = micros + context.zone().getTotalSeconds() * MICROS;
    int fraction = Math.min(Math.max(seconds.scale(), 0), Temporals.MAX_FRACTION);
    return Temporals.of(ValueType.DATETIME, local, fraction);
  }
}
