// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/** The values in the list of rows that a real server placed. */
public final class TruthValues {
  private static final List<String> ENUM_MEMBERS = List.of("a", "B", "c d", "é");
  private static final List<String> SET_MEMBERS = List.of("a", "B", "c");

  private TruthValues() {}

  /** The value of a literal, as clients hand such values over. */
  public static Value of(String type, String literal) {
    if (literal.equals("NULL")) {
      return Value.NULL;
    }
    return switch (type.replaceAll("\\(.*", "")) {
      case "varchar", "char", "varbinary", "binary" ->
        Value.ofBytes(HexFormat.of().parseHex(literal));
      case "datetime" -> Value.ofDateTime(dateTime(literal));
      case "timestamp" -> Value.ofTimestamp(dateTime(literal).toInstant(ZoneOffset.UTC));
      case "date" -> Value.ofDate(LocalDate.parse(literal));
      case "time" -> Value.ofTime(time(literal));
      case "year" -> Value.ofYear(java.time.Year.parse(literal));
      case "decimal" -> Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(literal));
      case "float" -> Value.ofFloat(Float.parseFloat(literal));
      case "double" -> Value.ofDouble(Double.parseDouble(literal));
      case "enum" -> number(ValueType.ENUM, ENUM_MEMBERS.indexOf(text(literal)) + 1);
      case "set" -> number(ValueType.SET, setMask(text(literal)));
      case "bit" -> number(ValueType.BIT, Long.parseUnsignedLong(literal));
      default ->
        number(
            integerOrOther(type),
            literal.startsWith("-") ? Long.parseLong(literal) : Long.parseUnsignedLong(literal));
    };
  }

  private static Value number(ValueType type, long bits) {
    return new Value(type, 5, Collation.BINARY.number(), 10, bits, new byte[0]);
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  private static long setMask(String members) {
    long mask = 0;
    for (String member : members.split(",", -1)) {
      int index = SET_MEMBERS.indexOf(member);
      mask |= index < 0 ? 0 : 1L << index;
    }
    return mask;
  }

  private static LocalDateTime dateTime(String literal) {
    return LocalDateTime.parse(literal.replace(' ', 'T'));
  }

  private static Duration time(String literal) {
    boolean negative = literal.startsWith("-");
    String[] parts = (negative ? literal.substring(1) : literal).split(":", -1);
    Duration duration = Duration.ofHours(Long.parseLong(parts[0]))
        .plusMinutes(Long.parseLong(parts[1]))
        .plusNanos(new BigDecimal(parts[2]).movePointRight(9).longValueExact());
    return negative ? duration.negated() : duration;
  }

  static ValueType integerOrOther(String type) {
    String name = type.replaceAll("\\(.*", "").toUpperCase(java.util.Locale.ROOT);
    return name.endsWith(" UNSIGNED")
        ? ValueType.valueOf("UNSIGNED_" + name.substring(0, name.indexOf(' ')))
        : ValueType.valueOf(name);
  }
}
