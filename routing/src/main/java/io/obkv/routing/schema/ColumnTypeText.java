// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.value.ValueType;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Column types as {@code information_schema.columns.column_type} writes them. */
record ColumnTypeText(String name, String arguments, boolean unsigned) {
  private static final Pattern SHAPE =
      Pattern.compile("(?<name>[a-z]+)(?:\\((?<arguments>.*)\\))?(?<rest>[a-z ]*)", Pattern.DOTALL);

  private static final Map<String, ValueType> SIGNED = Map.ofEntries(
      Map.entry("tinyint", ValueType.TINYINT),
      Map.entry("smallint", ValueType.SMALLINT),
      Map.entry("mediumint", ValueType.MEDIUMINT),
      Map.entry("int", ValueType.INT),
      Map.entry("bigint", ValueType.BIGINT),
      Map.entry("float", ValueType.FLOAT),
      Map.entry("double", ValueType.DOUBLE),
      Map.entry("decimal", ValueType.DECIMAL),
      Map.entry("datetime", ValueType.MYSQL_DATETIME),
      Map.entry("timestamp", ValueType.TIMESTAMP),
      Map.entry("date", ValueType.MYSQL_DATE),
      Map.entry("time", ValueType.TIME),
      Map.entry("year", ValueType.YEAR),
      Map.entry("varchar", ValueType.VARCHAR),
      Map.entry("varbinary", ValueType.VARCHAR),
      Map.entry("char", ValueType.CHAR),
      Map.entry("binary", ValueType.CHAR),
      Map.entry("tinytext", ValueType.TINYTEXT),
      Map.entry("text", ValueType.TEXT),
      Map.entry("mediumtext", ValueType.MEDIUMTEXT),
      Map.entry("longtext", ValueType.LONGTEXT),
      Map.entry("tinyblob", ValueType.TINYTEXT),
      Map.entry("blob", ValueType.TEXT),
      Map.entry("mediumblob", ValueType.MEDIUMTEXT),
      Map.entry("longblob", ValueType.LONGTEXT),
      Map.entry("bit", ValueType.BIT),
      Map.entry("enum", ValueType.ENUM),
      Map.entry("set", ValueType.SET),
      Map.entry("json", ValueType.JSON));

  private static final Map<ValueType, ValueType> UNSIGNED = Map.of(
      ValueType.TINYINT, ValueType.UNSIGNED_TINYINT,
      ValueType.SMALLINT, ValueType.UNSIGNED_SMALLINT,
      ValueType.MEDIUMINT, ValueType.UNSIGNED_MEDIUMINT,
      ValueType.INT, ValueType.UNSIGNED_INT,
      ValueType.BIGINT, ValueType.UNSIGNED_BIGINT,
      ValueType.FLOAT, ValueType.UNSIGNED_FLOAT,
      ValueType.DOUBLE, ValueType.UNSIGNED_DOUBLE);

  static ColumnTypeText parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return new ColumnTypeText("", "", false);
    }
    String arguments = matcher.group("arguments");
    return new ColumnTypeText(
        matcher.group("name"),
        arguments == null ? "" : arguments,
        matcher.group("rest").contains("unsigned"));
  }

  /** Null for a type that is unknown here. */
  ValueType valueType() {
    ValueType signed = SIGNED.get(name);
    return unsigned && signed != null ? UNSIGNED.getOrDefault(signed, signed) : signed;
  }

  boolean isCharacter() {
    return name.endsWith("char")
        || name.endsWith("text")
        || name.equals("enum")
        || name.equals("set");
  }

  int scale() {
    int comma = arguments.indexOf(',');
    return name.equals("decimal") && comma >= 0
        ? Integer.parseInt(arguments.substring(comma + 1).strip())
        : 0;
  }

  int paddedLength() {
    return name.equals("binary") && !arguments.isEmpty() ? Integer.parseInt(arguments.strip()) : 0;
  }
}
