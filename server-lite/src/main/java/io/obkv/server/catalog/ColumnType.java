// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Collation;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.StringJoiner;

/**
 * The declared type of a column. Immutable; the accessors never return null.
 *
 * @param type the object type; DATE and DATETIME stand for either spelling of those types, DECIMAL
 *     for the signed fixed-point type and UNSIGNED_NUMBER for the unsigned one
 * @param length characters for character types, bytes for binary types and for the text and blob
 *     family; 0 for all others
 * @param precision decimal digits, display width of whole numbers, bits of BIT; -1 where the type
 *     has none or none was given
 * @param scale digits behind the point, or of the fraction of a second; -1 where none was given
 * @param zerofill true when the column was declared so
 * @param collation what character columns compare by; {@link Collation#BINARY} for all others
 * @param members the words of an ENUM or SET in their order; empty for all others
 */
public record ColumnType(
    ValueType type,
    int length,
    int precision,
    int scale,
    boolean zerofill,
    Collation collation,
    List<String> members) {

  public ColumnType {
    requireNonNull(type, "type");
    requireNonNull(collation, "collation");
    members = List.copyOf(members);
  }

  /** A type without length, precision and words. */
  public static ColumnType of(ValueType type) {
    return new ColumnType(type, 0, -1, -1, false, Collation.BINARY, List.of());
  }

  /** A type with precision and scale. */
  public static ColumnType of(ValueType type, int precision, int scale) {
    return new ColumnType(type, 0, precision, scale, false, Collation.BINARY, List.of());
  }

  /** A character or binary type; binary when the collation is {@link Collation#BINARY}. */
  public static ColumnType ofBytes(ValueType type, int length, Collation collation) {
    return new ColumnType(type, length, -1, -1, false, collation, List.of());
  }

  /** True for BINARY, VARBINARY and the blob family. */
  public boolean isBinary() {
    return collation == Collation.BINARY
        && (type == ValueType.VARCHAR || type == ValueType.CHAR || type.isText());
  }

  /** True for CHAR, VARCHAR, the text family, ENUM and SET: what has a collation of its own. */
  public boolean isCharacter() {
    return collation != Collation.BINARY && type != ValueType.JSON;
  }

  /** True for UNSIGNED numbers of every kind. */
  public boolean isUnsigned() {
    return type.isUnsignedInteger()
        || type == ValueType.UNSIGNED_FLOAT
        || type == ValueType.UNSIGNED_DOUBLE
        || type == ValueType.UNSIGNED_NUMBER;
  }

  /** The same type with another collation. */
  public ColumnType withCollation(Collation other) {
    return new ColumnType(type, length, precision, scale, zerofill, other, members);
  }

  /** The same type without ZEROFILL. */
  public ColumnType withoutZerofill() {
    return new ColumnType(type, length, precision, scale, false, collation, members);
  }

  /** The type as SHOW CREATE TABLE and information_schema print it, such as {@code bigint(20)}. */
  public String toSql() {
    String sign = (isUnsigned() ? " unsigned" : "") + (zerofill ? " zerofill" : "");
    return switch (type) {
      case TINYINT, UNSIGNED_TINYINT -> "tinyint(" + precision + ")" + sign;
      case SMALLINT, UNSIGNED_SMALLINT -> "smallint(" + precision + ")" + sign;
      case MEDIUMINT, UNSIGNED_MEDIUMINT -> "mediumint(" + precision + ")" + sign;
      case INT, UNSIGNED_INT -> "int(" + precision + ")" + sign;
      case BIGINT, UNSIGNED_BIGINT -> "bigint(" + precision + ")" + sign;
      case FLOAT, UNSIGNED_FLOAT -> "float" + digits() + sign;
      case DOUBLE, UNSIGNED_DOUBLE -> "double" + digits() + sign;
      case DECIMAL, UNSIGNED_NUMBER -> "decimal" + digits() + sign;
      case DATETIME, TIMESTAMP, TIME -> lowerName() + (scale > 0 ? "(" + scale + ")" : "");
      case YEAR -> "year(4)";
      case BIT -> "bit(" + precision + ")";
      case CHAR -> (isBinary() ? "binary(" : "char(") + length + ")";
      case VARCHAR -> (isBinary() ? "varbinary(" : "varchar(") + length + ")";
      case TINYTEXT -> isBinary() ? "tinyblob" : "tinytext";
      case TEXT -> isBinary() ? "blob" : "text";
      case MEDIUMTEXT -> isBinary() ? "mediumblob" : "mediumtext";
      case LONGTEXT -> isBinary() ? "longblob" : "longtext";
      case ENUM, SET -> lowerName() + words();
      default -> lowerName();
    };
  }

  private String lowerName() {
    return type.displayName().toLowerCase(java.util.Locale.ROOT);
  }

  private String digits() {
    return precision < 0 ? "" : "(" + precision + "," + Math.max(scale, 0) + ")";
  }

  private String words() {
    StringJoiner joined = new StringJoiner(",", "(", ")");
    members.forEach(word -> joined.add("'" + word.replace("'", "''") + "'"));
    return joined.toString();
  }
}
