// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

/**
 * The object types of OceanBase, by the number that opens every value on the wire ({@code ObObjType}
 * in OceanBase's public {@code ob_obj_type.h}).
 *
 * <p>The single-node edition numbers two of them differently ({@link #JSON_EMBEDDED}, {@link
 * #DECIMAL_EMBEDDED}); both spellings are understood.
 */
public enum ValueType {
  NULL(0, Encoding.NONE, "NULL"),
  TINYINT(1, Encoding.BYTE, "TINYINT"),
  SMALLINT(2, Encoding.VARINT32, "SMALLINT"),
  MEDIUMINT(3, Encoding.VARINT32, "MEDIUMINT"),
  INT(4, Encoding.VARINT32, "INT"),
  BIGINT(5, Encoding.VARINT64, "BIGINT"),
  UNSIGNED_TINYINT(6, Encoding.BYTE, "TINYINT UNSIGNED"),
  UNSIGNED_SMALLINT(7, Encoding.VARINT32, "SMALLINT UNSIGNED"),
  UNSIGNED_MEDIUMINT(8, Encoding.VARINT32, "MEDIUMINT UNSIGNED"),
  UNSIGNED_INT(9, Encoding.VARINT32, "INT UNSIGNED"),
  UNSIGNED_BIGINT(10, Encoding.VARINT64, "BIGINT UNSIGNED"),
  FLOAT(11, Encoding.FLOAT, "FLOAT"),
  DOUBLE(12, Encoding.DOUBLE, "DOUBLE"),
  UNSIGNED_FLOAT(13, Encoding.FLOAT, "FLOAT UNSIGNED"),
  UNSIGNED_DOUBLE(14, Encoding.DOUBLE, "DOUBLE UNSIGNED"),
  NUMBER(15, Encoding.NUMBER, "DECIMAL"),
  UNSIGNED_NUMBER(16, Encoding.NUMBER, "DECIMAL UNSIGNED"),
  DATETIME(17, Encoding.VARINT64, "DATETIME"),
  TIMESTAMP(18, Encoding.VARINT64, "TIMESTAMP"),
  DATE(19, Encoding.VARINT32, "DATE"),
  TIME(20, Encoding.VARINT64, "TIME"),
  YEAR(21, Encoding.BYTE, "YEAR"),
  VARCHAR(22, Encoding.BYTES, "VARCHAR"),
  CHAR(23, Encoding.BYTES, "CHAR"),
  HEX_STRING(24, Encoding.NONE, "HEX_STRING"),
  EXTEND(25, Encoding.VARINT64, "EXT"),
  UNKNOWN(26, Encoding.NONE, "UNKNOWN"),
  TINYTEXT(27, Encoding.BYTES, "TINYTEXT"),
  TEXT(28, Encoding.BYTES, "TEXT"),
  MEDIUMTEXT(29, Encoding.BYTES, "MEDIUMTEXT"),
  LONGTEXT(30, Encoding.BYTES, "LONGTEXT"),
  BIT(31, Encoding.VARINT64, "BIT"),
  ENUM(32, Encoding.VARINT64, "ENUM"),
  SET(33, Encoding.VARINT64, "SET"),
  JSON_EMBEDDED(36, Encoding.BYTES, "JSON"),
  DECIMAL_EMBEDDED(39, Encoding.DECIMAL, "DECIMAL"),
  JSON(47, Encoding.BYTES, "JSON"),
  DECIMAL(50, Encoding.DECIMAL, "DECIMAL"),
  MYSQL_DATE(52, Encoding.VARINT32, "MYSQL_DATE"),
  MYSQL_DATETIME(53, Encoding.VARINT64, "MYSQL_DATETIME");

  /** How the value that follows the type travels (2.4 of the protocol notes). */
  public enum Encoding {
    NONE,
    BYTE,
    VARINT32,
    VARINT64,
    FLOAT,
    DOUBLE,
    /** Length, bytes, one zero byte. */
    BYTES,
    /** Descriptor and base 10^9 digits. */
    NUMBER,
    /** Length, scale, little-endian two's complement. */
    DECIMAL
  }

  private static final ValueType[] BY_NUMBER = new ValueType[64];

  static {
    for (ValueType type : values()) {
      BY_NUMBER[type.number] = type;
    }
  }

  private final int number;
  private final Encoding encoding;
  private final String displayName;

  ValueType(int number, Encoding encoding, String displayName) {
    this.number = number;
    this.encoding = encoding;
    this.displayName = displayName;
  }

  /** The type's number on the wire. */
  public int number() {
    return number;
  }

  /** How the payload travels. */
  public Encoding encoding() {
    return encoding;
  }

  /** The name that OceanBase's error messages use. */
  public String displayName() {
    return displayName;
  }

  /** The type with this number, or null when there is none. */
  public static ValueType ofNumber(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  /** True for every whole-number type, signed or not. */
  public boolean isInteger() {
    return number >= TINYINT.number && number <= UNSIGNED_BIGINT.number;
  }

  /** True for the whole-number types that cannot be negative. */
  public boolean isUnsignedInteger() {
    return number >= UNSIGNED_TINYINT.number && number <= UNSIGNED_BIGINT.number;
  }

  /** True for the types whose value is a byte string: character, binary, text, blob and JSON types. */
  public boolean isBytes() {
    return encoding == Encoding.BYTES;
  }

  /** True for the text and blob family (four sizes; the collation tells text from blob). */
  public boolean isText() {
    return number >= TINYTEXT.number && number <= LONGTEXT.number;
  }

  /** True for either spelling of the fixed-point decimal type. */
  public boolean isDecimal() {
    return encoding == Encoding.DECIMAL;
  }
}
