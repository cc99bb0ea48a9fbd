// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.value.Collation;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints values and ranges as OceanBase does. Stateless. */
final class ValuePrinter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private ValuePrinter() {}

  /** A value of a row. */
  static String print(Value value) {
    return value.type().isBytes() ? bytes(value, ", coercibility:\"EXPLICIT\"") : bound(value);
  }

  /** A range; the bounds of several columns stand next to each other. */
  static String print(KeyRange range) {
    String text = "table_id:null,group_idx:0,index_ordered_idx:0,"
        + (range.startInclusive() ? '[' : '(')
        + bounds(range.start())
        + ';'
        + bounds(range.end())
        + (range.endInclusive() ? ']' : ')');
    return "{\"range\":\"" + text + "\"}";
  }

  private static String bounds(List<Value> values) {
    return values.stream().map(ValuePrinter::bound).collect(Collectors.joining(","));
  }

  private static String bound(Value value) {
    if (value.isMin() || value.isMax()) {
      return value.isMin() ? "MIN" : "MAX";
    }
    if (value.type().isBytes()) {
      return bytes(value, "");
    }
    return "{\"" + value.type().displayName() + "\":" + payload(value) + "}";
  }

  private static String bytes(Value value, String suffix) {
    Collation collation = Collation.ofNumber(value.collation());
    boolean binary = collation == Collation.BINARY;
    String payload =
        binary ? HexFormat.of().withUpperCase().formatHex(value.bytes()) : value.string();
    String name = collation == null ? Integer.toString(value.collation()) : collation.sqlName();
    return "{\"" + value.type().displayName() + "\":\"" + payload + "\", collation:\"" + name + '"'
        + suffix + "}";
  }

  private static String payload(Value value) {
    ValueType type = value.type();
    return switch (type) {
      case NULL -> StructText.quote("NULL");
      case FLOAT, UNSIGNED_FLOAT -> StructText.quote(scientific("%.9e", value));
      case DOUBLE, UNSIGNED_DOUBLE -> StructText.quote(scientific("%.18e", value));
      case DATETIME, MYSQL_DATETIME ->
        StructText.quote(TIME.format((LocalDateTime) value.toJava()));
      case TIMESTAMP ->
        StructText.quote(TIME.format(((Instant) value.toJava()).atOffset(ZoneOffset.UTC)));
      case UNSIGNED_BIGINT -> Long.toUnsignedString(value.bits());
      case YEAR, BIT, ENUM, SET -> String.valueOf(value.toJava());
      default ->
        type.isInteger() ? Long.toString(value.bits()) : StructText.quote(text(value.toJava()));
    };
  }

  private static String scientific(String format, Value value) {
    return String.format(Locale.ROOT, format, value.floating());
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? HexFormat.of().withUpperCase().formatHex(bytes)
        : String.valueOf(value);
  }
}
