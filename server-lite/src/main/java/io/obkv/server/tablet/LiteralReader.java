// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Decimals;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Values from texts that the catalog keeps in a column's own form: defaults and the bounds of
 * partitions. Stateless; a text that is none is a fault of the catalog and throws {@link
 * IllegalArgumentException}.
 */
final class LiteralReader {
  private static final long MICROS = 1_000_000;

  private LiteralReader() {}

  /** The value of a bound over a column. */
  static Value bound(BoundValue bound, ColumnType type, ZoneOffset zone) {
    if (bound instanceof BoundValue.MaxValue) {
      return Value.MAX;
    }
    if (bound instanceof BoundValue.Null) {
      return Value.NULL;
    }
    if (bound instanceof BoundValue.Numeric number) {
      return read(number.value().toPlainString(), type, zone);
    }
    if (bound instanceof BoundValue.Characters characters) {
      return read(characters.value(), type, zone);
    }
    throw new IllegalArgumentException(bound + " is no value");
  }

  /** The value that a text stands for in a column of this type. */
  static Value read(String text, ColumnType type, ZoneOffset zone) {
    ValueType target = type.type();
    return switch (target) {
      case FLOAT, UNSIGNED_FLOAT ->
        Value.ofNumber(target, Float.floatToRawIntBits(Float.parseFloat(text)));
      case DOUBLE, UNSIGNED_DOUBLE ->
        Value.ofNumber(target, Double.doubleToRawLongBits(Double.parseDouble(text)));
      case DECIMAL, DECIMAL_EMBEDDED, NUMBER ->
        Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(text));
      case UNSIGNED_NUMBER ->
        new Value(target, 0, 0, 0, 0, Decimals.toNumber(new BigDecimal(text)));
      case DATETIME, MYSQL_DATETIME -> Value.ofDateTime(dateTime(text));
      case TIMESTAMP -> Value.ofTimestamp(dateTime(text).toInstant(zone));
      case DATE, MYSQL_DATE -> Value.ofDate(dateTime(text).toLocalDate());
      case TIME -> Value.ofTime(time(text));
      case YEAR -> Value.ofYear(Year.of(Integer.parseInt(text)));
      case ENUM -> Value.ofNumber(target, ordinal(text, type.members()));
      case SET -> Value.ofNumber(target, mask(text, type.members()));
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, JSON, JSON_EMBEDDED ->
        Value.ofBytes(text.getBytes(StandardCharsets.UTF_8));
      default -> Value.ofNumber(target, new BigDecimal(text).toBigInteger().longValue());
    };
  }

  private static LocalDateTime dateTime(String text) {
    String trimmed = text.trim().replace('T', ' ');
    if (trimmed.indexOf(' ') < 0) {
      return LocalDate.parse(trimmed).atStartOfDay();
    }
    return LocalDateTime.parse(trimmed.replace(' ', 'T'));
  }

  private static Duration time(String text) {
    boolean negative = text.startsWith("-");
    String[] parts = (negative ? text.substring(1) : text).split(":", -1);
    BigDecimal seconds = BigDecimal.ZERO;
    for (String part : parts) {
      seconds = seconds.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(part));
    }
    BigInteger micros = seconds.multiply(BigDecimal.valueOf(MICROS)).toBigInteger();
    Duration length = Duration.of(micros.longValueExact(), java.time.temporal.ChronoUnit.MICROS);
    return negative ? length.negated() : length;
  }

  private static long ordinal(String word, List<String> members) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return i + 1L;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no word of the enum");
  }

  private static long mask(String words, List<String> members) {
    long mask = 0;
    for (String word : words.isEmpty() ? new String[0] : words.split(",", -1)) {
      mask |= 1L << ordinal(word, members) - 1;
    }
    return mask;
  }
}
