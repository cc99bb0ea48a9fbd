// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Values as text: what a cast to CHAR gives and what result sets carry. Stateless. */
public final class ValueText {
  private static final double PLAIN_FROM = 1e-5;
  private static final double PLAIN_BELOW = 1e15;

  private ValueText() {}

  /** The text of a value other than NULL; a TIMESTAMP as in UTC. */
  public static String of(Value value) {
    return of(value, ZoneOffset.UTC);
  }

  /** The text of a value other than NULL, a TIMESTAMP in the zone. */
  public static String of(Value value, ZoneOffset zone) {
    return switch (value.type()) {
      case FLOAT, UNSIGNED_FLOAT -> floating(Float.toString((float) value.floating()));
      case DOUBLE, UNSIGNED_DOUBLE -> floating(Double.toString(value.floating()));
      case NUMBER, UNSIGNED_NUMBER, DECIMAL, DECIMAL_EMBEDDED -> value.decimal().toPlainString();
      case UNSIGNED_BIGINT, BIT -> Long.toUnsignedString(value.bits());
      case UNSIGNED_INT -> Long.toString(value.bits() & 0xffff_ffffL);
      case UNSIGNED_TINYINT -> Long.toString(value.bits() & 0xff);
      case DATE, MYSQL_DATE -> date(value.bits());
      case DATETIME, MYSQL_DATETIME -> dateTime(value.bits(), fraction(value));
      case TIMESTAMP -> dateTime(shifted(value.bits(), zone), fraction(value));
      case TIME -> time(value.bits(), fraction(value));
      case YEAR -> year(value.bits() & 0xff);
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, JSON, JSON_EMBEDDED ->
        new String(value.bytes(), StandardCharsets.UTF_8);
      default -> Long.toString(value.bits());
    };
  }

  /** The shortest text that reads back as the number: plain in the middle, else like 1.42e17. */
  private static String floating(String shortest) {
    double size = Math.abs(Double.parseDouble(shortest));
    BigDecimal exact = new BigDecimal(shortest).stripTrailingZeros();
    if (size == 0) {
      return "0";
    }
    if (size >= PLAIN_FROM && size < PLAIN_BELOW) {
      return exact.toPlainString();
    }
    int exponent = exact.precision() - exact.scale() - 1;
    return exact.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  private static int fraction(Value value) {
    return Math.max(0, Math.min(value.scale(), Temporals.MAX_FRACTION));
  }

  private static long shifted(long micros, ZoneOffset zone) {
    return micros == Temporals.ZERO_DATE_TIME
        ? micros
        : micros + zone.getTotalSeconds() * 1_000_000L;
  }

  private static String date(long days) {
    return days == Temporals.ZERO_DATE
        ? "0000-00-00"
        : LocalDate.ofEpochDay(days).toString();
  }

  private static String year(long stored) {
    return stored == 0 ? "0000" : Long.toString(stored + 1900);
  }

  private static String dateTime(long micros, int fraction) {
    if (micros == Temporals.ZERO_DATE_TIME) {
      return "0000-00-00 00:00:00" + digits(0, fraction);
    }
    LocalDateTime time = Temporals.local(micros);
    return String.format(
            Locale.ROOT,
            "%04d-%02d-%02d %02d:%02d:%02d",
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond())
        + digits(time.getNano() / 1000, fraction);
  }

  private static String time(long micros, int fraction) {
    long size = Math.abs(micros);
    long seconds = size / 1_000_000;
    return (micros < 0 ? "-" : "")
        + String.format(
            Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        + digits((int) (size % 1_000_000), fraction);
  }

  private static String digits(int micros, int fraction) {
    return fraction == 0
        ? ""
        : "." + String.format(Locale.ROOT, "%06d", micros).substring(0, fraction);
  }

  /** True where the text of a value is its bytes rather than characters made for it. */
  static boolean isBytes(Value value) {
    return value.type().isBytes() && value.type() != ValueType.JSON;
  }
}
