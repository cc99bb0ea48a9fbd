// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A column type, and values for it. There are few of each, so that keys meet again and filters find
 * something; among them the borders of the type.
 */
enum ColumnKind {
  TINYINT("tinyint", (byte) 0, (byte) 1, (byte) -1, Byte.MIN_VALUE, Byte.MAX_VALUE),
  SMALLINT("smallint", (short) 0, (short) 7, Short.MIN_VALUE, Short.MAX_VALUE),
  MEDIUMINT(
      "mediumint",
      Value.ofNumber(ValueType.MEDIUMINT, 5),
      Value.ofNumber(ValueType.MEDIUMINT, -8_388_608)),
  UNSIGNED_TINYINT(
      "tinyint unsigned",
      Value.ofNumber(ValueType.UNSIGNED_TINYINT, 0),
      Value.ofNumber(ValueType.UNSIGNED_TINYINT, 255)),
  UNSIGNED_SMALLINT(
      "smallint unsigned",
      Value.ofNumber(ValueType.UNSIGNED_SMALLINT, 9),
      Value.ofNumber(ValueType.UNSIGNED_SMALLINT, 65_535)),
  UNSIGNED_MEDIUMINT(
      "mediumint unsigned",
      Value.ofNumber(ValueType.UNSIGNED_MEDIUMINT, 8),
      Value.ofNumber(ValueType.UNSIGNED_MEDIUMINT, 16_777_215)),
  INT("int", 0, 1, 2, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
  BIGINT("bigint", 0L, 1L, 2L, 5L, 9L, 10L, 11L, -3L, Long.MIN_VALUE, Long.MAX_VALUE),
  UNSIGNED_INT(
      "int unsigned",
      Value.ofNumber(ValueType.UNSIGNED_INT, 0),
      Value.ofNumber(ValueType.UNSIGNED_INT, 4_294_967_295L)),
  UNSIGNED_BIGINT(
      "bigint unsigned",
      Value.ofNumber(ValueType.UNSIGNED_BIGINT, 12),
      Value.ofNumber(ValueType.UNSIGNED_BIGINT, -1)),
  FLOAT("float", 0f, 1.5f, -2.25f, 3.0e38f),
  DOUBLE("double", 0.0, -0.5, 1.0e300, 4.9e-324),
  VARCHAR("varchar(20)", "", "a", "A", "b", "b ", "k1", "k2", "Grüße", "é", "zzzzzzzzzzzzzzzzzzzz"),
  CASE_SENSITIVE("varchar(20) collate utf8mb4_bin", "", "a", "A", "a ", "é", "e", "m"),
  UNICODE("varchar(20) collate utf8mb4_unicode_ci", textsThatSortTogether()),
  UNICODE_9("varchar(20) collate utf8mb4_0900_ai_ci", textsThatSortTogether()),
  CHAR("char(5)", "", "x", "X", "x ", "abcde"),
  VARBINARY("varbinary(20)", bytes(), bytes(0), bytes(1, 2), bytes(255), bytes(97), bytes(97, 0)),
  BINARY("binary(4)", bytes(1), bytes(1, 2, 3, 4), bytes(0)),
  TEXT("text", "", "short", "other text"),
  BLOB("blob", bytes(), bytes(7, 8, 9)),
  DATETIME(
      "datetime(6)",
      LocalDateTime.parse("2024-02-29T12:34:56.123456"),
      LocalDateTime.parse("1999-12-31T23:59:59"),
      LocalDateTime.parse("1000-01-01T00:00:00")),
  TIMESTAMP(
      "timestamp(6) null",
      Instant.parse("2024-02-29T12:34:56.123456Z"),
      Instant.parse("1971-01-01T00:00:00Z")),
  TIMESTAMP_KEY(
      "timestamp(6)",
      Instant.parse("2024-02-29T12:34:56.123456Z"),
      Instant.parse("1971-01-01T00:00:00Z"),
      Instant.parse("2030-06-30T00:00:00Z")),
  DATE("date", LocalDate.parse("2024-02-29"), LocalDate.parse("1970-01-01")),
  YEAR("year", Value.ofNumber(ValueType.YEAR, 124), Value.ofNumber(ValueType.YEAR, 0)),
  BIT("bit(8)", Value.ofNumber(ValueType.BIT, 3), Value.ofNumber(ValueType.BIT, 255)),
  TIME("time(6)", Duration.ofSeconds(3723), Duration.ofSeconds(-1), Duration.ZERO),
  TINYTEXT("tinytext", "", "tiny"),
  MEDIUMTEXT("mediumtext", "medium"),
  LONGTEXT("longtext", "long"),
  JSON("json", "{\"a\": 1}", "[]", "no json"),
  DECIMAL("decimal(10,2) default '3.25'"),
  UNSIGNED_FLOAT("float unsigned default '1.5'"),
  UNSIGNED_DOUBLE("double unsigned default '2.5'"),
  ENUM("enum('a','b') default 'b'"),
  SET("set('x','y') default 'x'");

  /** Types whose values the driver's filters can say. */
  static final Set<ColumnKind> IN_FILTERS = EnumSet.of(
      TINYINT, SMALLINT, INT, BIGINT, VARCHAR, CASE_SENSITIVE, UNICODE, UNICODE_9, VARBINARY);

  /** Types that are stored apart from their row where they are long. */
  static final Set<ColumnKind> LONG_TEXTS =
      EnumSet.of(TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, BLOB, JSON);

  /** Types that increments add to. */
  static final Set<ColumnKind> WHOLE_NUMBERS =
      EnumSet.of(TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT);

  /**
   * Types that the engine has no form for in answers to batches: with a value of one of them it never
   * answers.
   */
  private static final Set<ColumnKind> NOT_IN_BATCHES = EnumSet.of(
      MEDIUMINT,
      UNSIGNED_MEDIUMINT,
      DATE,
      TIME,
      YEAR,
      BIT,
      JSON,
      DECIMAL,
      UNSIGNED_FLOAT,
      UNSIGNED_DOUBLE,
      ENUM,
      SET);

  private final String sql;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private final List<Object> values;

  private static Object[] textsThatSortTogether() {
    return new Object[] {"", "a", "A", "a ", "a\t", "á", "ß", "ss", "😀", "😁", "m"};
  }

  ColumnKind(String sql, Object... values) {
    this.sql = sql;
    this.values = List.of(values);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** The type as CREATE TABLE has it. */
  String sql() {
    return sql;
  }

  /** True where batches can get values of the type. */
  boolean isInBatches() {
    return !NOT_IN_BATCHES.contains(this);
  }

  /** True where a value is of the type that the driver sends for such columns. */
  boolean isOf(Value value) {
    return values.stream().anyMatch(own -> Value.of(own).type() == value.type());
  }

  /**
   * A value of the type; null for types that the driver cannot send, whose columns have a default.
   */
  Object value(Random random) {
    return values.isEmpty() ? null : values.get(random.nextInt(values.size()));
  }

  /** Something that need not fit: of another type, or too long. */
  static Object badValue(Random random) {
    if (random.nextInt(4) == 0) {
      return "x".repeat(30 + random.nextInt(3) * 1000);
    }
    return values()[random.nextInt(values().length)].value(random);
  }
}
