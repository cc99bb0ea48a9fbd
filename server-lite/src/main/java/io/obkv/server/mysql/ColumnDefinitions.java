// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.ColumnDefinition;
import io.obkv.protocol.mysql.FieldFlag;
import io.obkv.protocol.mysql.FieldType;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.value.Collation;
import io.obkv.value.ValueType;

/** Columns of results as the protocol describes them (section 11 of the SQL notes). Stateless. */
final class ColumnDefinitions {
  /** Characters are sent as UTF-8 of up to four bytes. */
  private static final int CHARACTER_BYTES = 4;

  private static final int NO_FIXED_DECIMALS = 31;
  private static final long LONGEST = 0xffff_ffffL;
  private static final int TEXT = Collation.UTF8MB4_GENERAL_CI.number();
  private static final int BINARY = Collation.BINARY.number();

  /** Type, length, decimals and flags of a column. */
  private record Shape(FieldType type, long length, int decimals, int flags) {}

  private ColumnDefinitions() {}

  /** What a client is told of a parameter whose type it will say itself. */
  static ColumnDefinition parameter() {
    return new ColumnDefinition("", "", "", "?", "", BINARY, 0, FieldType.VAR_STRING, 0, 0);
  }

  /** What a client is told of a column. */
  static ColumnDefinition of(ResultColumn column) {
    ColumnType type = column.type();
    Shape shape = shape(type);
    int flags = shape.flags;
    if (!column.nullable()) {
      flags |= FieldFlag.NOT_NULL;
    }
    if (column.key()) {
      flags |= FieldFlag.NOT_NULL | FieldFlag.PRIMARY_KEY | FieldFlag.PART_KEY;
    }
    if (column.name().isEmpty() && isNumber(type)) {
      flags |= FieldFlag.BINARY;
    }
    return new ColumnDefinition(
        column.database(),
        column.tableAlias(),
        column.table().isEmpty() ? column.tableAlias() : column.table(),
        column.label(),
        column.name(),
        type.isCharacter() ? TEXT : BINARY,
        shape.length,
        shape.type,
        flags,
        shape.decimals);
  }

  private static boolean isNumber(ColumnType type) {
    ValueType value = type.type();
    return value.isInteger()
        || value.isDecimal()
        || value == ValueType.NULL
        || value.encoding() == ValueType.Encoding.NUMBER
        || isFloating(value);
  }

  private static boolean isFloating(ValueType type) {
    return type.encoding() == ValueType.Encoding.FLOAT
        || type.encoding() == ValueType.Encoding.DOUBLE;
  }

  private static Shape shape(ColumnType type) {
    return switch (type.type()) {
      case NULL -> new Shape(FieldType.NULL, 0, 0, 0);
      case TINYINT, UNSIGNED_TINYINT -> whole(FieldType.TINY, type, 4);
      case SMALLINT, UNSIGNED_SMALLINT -> whole(FieldType.SHORT, type, 6);
      case MEDIUMINT, UNSIGNED_MEDIUMINT -> whole(FieldType.INT24, type, 9);
      case INT, UNSIGNED_INT -> whole(FieldType.LONG, type, 11);
      case BIGINT, UNSIGNED_BIGINT -> whole(FieldType.LONGLONG, type, 20);
      case FLOAT, UNSIGNED_FLOAT -> floating(FieldType.FLOAT, type, 12);
      case DOUBLE, UNSIGNED_DOUBLE -> floating(FieldType.DOUBLE, type, 23);
      case NUMBER, UNSIGNED_NUMBER, DECIMAL, DECIMAL_EMBEDDED -> decimal(type);
      case DATE, MYSQL_DATE -> new Shape(FieldType.DATE, 10, 0, FieldFlag.BINARY);
      case TIME -> temporal(FieldType.TIME, type, 10, 0);
      case DATETIME, MYSQL_DATETIME -> temporal(FieldType.DATETIME, type, 19, 0);
      case TIMESTAMP -> temporal(FieldType.TIMESTAMP, type, 19, FieldFlag.TIMESTAMP);
      case YEAR -> new Shape(FieldType.YEAR, 4, 0, FieldFlag.UNSIGNED | FieldFlag.ZEROFILL);
      case BIT ->
        new Shape(FieldType.BIT, type.precision(), 0, FieldFlag.UNSIGNED | FieldFlag.BINARY);
      default -> bytes(type);
    };
  }

  private static Shape bytes(ColumnType type) {
    int binary = type.isBinary() ? FieldFlag.BINARY : 0;
    return switch (type.type()) {
      case CHAR -> new Shape(FieldType.STRING, characters(type), 0, binary);
      case TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT ->
        new Shape(FieldType.BLOB, textLength(type), 0, FieldFlag.BLOB | binary);
      case JSON, JSON_EMBEDDED ->
        new Shape(FieldType.JSON, LONGEST, 0, FieldFlag.BLOB | FieldFlag.BINARY);
      case ENUM, SET -> new Shape(FieldType.STRING, wordsLength(type), 0, 0);
      default -> new Shape(FieldType.VAR_STRING, characters(type), 0, binary);
    };
  }

  private static Shape whole(FieldType field, ColumnType type, int width) {
    return new Shape(field, type.precision() > 0 ? type.precision() : width, 0, sign(type));
  }

  private static Shape floating(FieldType field, ColumnType type, int width) {
    boolean fixed = type.precision() > 0 && type.scale() >= 0;
    return new Shape(
        field,
        fixed ? type.precision() : width,
        fixed ? type.scale() : NO_FIXED_DECIMALS,
        sign(type));
  }

  private static Shape decimal(ColumnType type) {
    int scale = Math.max(type.scale(), 0);
    int length = type.precision() + (scale > 0 ? 1 : 0) + (type.isUnsigned() ? 0 : 1);
    return new Shape(FieldType.NEWDECIMAL, length, scale, sign(type));
  }

  private static int sign(ColumnType type) {
    return (type.isUnsigned() ? FieldFlag.UNSIGNED : 0)
        | (type.zerofill() ? FieldFlag.ZEROFILL : 0);
  }

  private static Shape temporal(FieldType field, ColumnType type, int width, int flags) {
    int digits = Math.max(type.scale(), 0);
    return new Shape(
        field, width + (digits > 0 ? 1 + digits : 0), digits, flags | FieldFlag.BINARY);
  }

  private static long characters(ColumnType type) {
    return (long) type.length() * (type.isCharacter() ? CHARACTER_BYTES : 1);
  }

  private static long textLength(ColumnType type) {
    return switch (type.type()) {
      case TINYTEXT -> 255;
      case TEXT -> 65_535;
      case MEDIUMTEXT -> 16_777_215;
      default -> LONGEST;
    };
  }

  private static long wordsLength(ColumnType type) {
    var lengths = type.members().stream().mapToLong(word -> word.codePointCount(0, word.length()));
    long characters = type.type() == ValueType.ENUM
        ? lengths.max().orElse(0)
        : lengths.sum() + Math.max(0, type.members().size() - 1);
    return characters * CHARACTER_BYTES;
  }
}
