// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times from the ways MySQL accepts to write them. Stateless. */
final class TemporalText {
  private static final Pattern SEPARATED =
      Pattern.compile("\\s*(\\d{1,4})\\p{Punct}(\\d{1,2})\\p{Punct}(\\d{1,2})"
          + "(?:(?:T|\\s+)(\\d{1,2})(?:\\p{Punct}(\\d{1,2})(?:\\p{Punct}(\\d{1,2})"
          + "(?:\\.(\\d*))?)?)?)?\\s*");
  private static final Pattern COMPACT = Pattern.compile(
      "\\s*(\\d{4}|\\d{2})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})(?:\\.(\\d*))?)?\\s*");
  private static final Pattern TIME = Pattern.compile(
      "\\s*(-?)(?:(\\d+)\\s+)?(\\d+)(?::(\\d{1,2})(?::(\\d{1,2}))?)?" + "(?:\\.(\\d*))?\\s*");
  /** A day with a time of day, or 12 or 14 digits: what is read as a point in time first. */
  private static final Pattern WITH_TIME_OF_DAY = Pattern.compile(
      "\\s*(?:\\d{1,4}\\p{Punct}\\d{1,2}\\p{Punct}\\d{1,2}\\s+\\d.*|\\d{12}(?:\\d{2})?(?:\\.\\d*)?\\s*)");

  private static final long MICROS_PER_DAY = 86_400L * 1_000_000;
  private static final int MOST_TIME_DIGITS = 7;
  private static final long MAX_TIME = (838L * 3600 + 59 * 60 + 59) * 1_000_000;

  private TemporalText() {}

  /** A DATETIME with as many digits of the second as were written, or null when it is none. */
  static Value dateTime(String text) {
    Matcher matched = SEPARATED.matcher(text);
    if (!matched.matches()) {
      matched = COMPACT.matcher(text);
      if (!matched.matches()) {
        return null;
      }
    }
    String fraction = matched.group(7) == null ? "" : matched.group(7);
    int digits = Math.min(fraction.length(), Temporals.MAX_FRACTION);
    if (isZero(matched)) {
      return Temporals.of(ValueType.DATETIME, Temporals.ZERO_DATE_TIME, digits);
    }
    try {
      LocalDateTime time = LocalDateTime.of(
          year(matched.group(1)),
          number(matched, 2),
          number(matched, 3),
          number(matched, 4),
          number(matched, 5),
          number(matched, 6));
      return Temporals.of(ValueType.DATETIME, Temporals.micros(time) + micros(fraction), digits);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  /** A DATE, or null when it is none; a time of day behind it is dropped. */
  static Value date(String text) {
    Value time = dateTime(text);
    if (time == null) {
      return null;
    }
    return time.bits() == Temporals.ZERO_DATE_TIME
        ? Temporals.of(ValueType.DATE, Temporals.ZERO_DATE, 0)
        : Temporals.date(LocalDate.from(Temporals.local(time.bits())));
  }

  /**
   * A TIME: {@code [-][d ]h:mm[:ss[.f]]} or {@code hhmmss}, else the time of day of a point in time,
   * else what the text begins with: a date alone is its year's digits. Null when it is none.
   */
  static Value time(String text) {
    Matcher matched = TIME.matcher(text);
    if (matched.matches() && matched.group(3).length() <= MOST_TIME_DIGITS) {
      return time(matched);
    }
    if (WITH_TIME_OF_DAY.matcher(text).matches()) {
      return timeOfDay(dateTime(text));
    }
    return matched.lookingAt() ? time(matched) : null;
  }

  /** The time of day of a DATETIME; null for none and for day zero. */
  static Value timeOfDay(Value point) {
    return point == null || point.bits() == Temporals.ZERO_DATE_TIME
        ? null
        : Temporals.of(ValueType.TIME, Math.floorMod(point.bits(), MICROS_PER_DAY), point.scale());
  }

  private static Value time(Matcher matched) {
    if (matched.group(3).length() > MOST_TIME_DIGITS) {
      return null;
    }
    long seconds = matched.group(4) == null ? compactSeconds(matched) : separatedSeconds(matched);
    if (seconds < 0) {
      return null;
    }
    String fraction = matched.group(6) == null ? "" : matched.group(6);
    long micros = seconds * 1_000_000 + micros(fraction);
    if (micros > MAX_TIME) {
      return null;
    }
    return Temporals.of(
        ValueType.TIME,
        matched.group(1).isEmpty() ? micros : -micros,
        Math.min(fraction.length(), Temporals.MAX_FRACTION));
  }

  private static long separatedSeconds(Matcher matched) {
    long days = matched.group(2) == null ? 0 : Long.parseLong(matched.group(2));
    long hours = days * 24 + Long.parseLong(matched.group(3));
    int minutes = number(matched, 4);
    int seconds = number(matched, 5);
    return minutes > 59 || seconds > 59 ? -1 : hours * 3600 + minutes * 60L + seconds;
  }

  private static long compactSeconds(Matcher matched) {
    long digits = Long.parseLong(matched.group(3));
    if (matched.group(2) != null) {
      return (Long.parseLong(matched.group(2)) * 24 + digits) * 3600;
    }
    long minutes = digits / 100 % 100;
    long seconds = digits % 100;
    return minutes > 59 || seconds > 59 ? -1 : digits / 10_000 * 3600 + minutes * 60 + seconds;
  }

  private static boolean isZero(Matcher matched) {
    for (int i = 1; i <= 6; i++) {
      if (matched.group(i) != null && Integer.parseInt(matched.group(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int year(String text) {
    int year = Integer.parseInt(text);
    if (text.length() > 2) {
      return year;
    }
    return year < 70 ? 2000 + year : 1900 + year;
  }

  private static int number(Matcher matched, int group) {
    return matched.group(group) == null ? 0 : Integer.parseInt(matched.group(group));
  }

  /** The fraction of a second, rounded to microseconds. */
  private static long micros(String digits) {
    String seven = (digits + "0000000").substring(0, 7);
    return (Long.parseLong(seven) + 5) / 10;
  }
}
