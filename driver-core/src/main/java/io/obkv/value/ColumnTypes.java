// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

/**
 * Which values the columns of tables take through the Table API: those of the column's very type, no
 * narrower ones and no signed numbers for unsigned columns (2.4 of the protocol notes). Stateless.
 */
public final class ColumnTypes {
  private ColumnTypes() {}

  /** Whether a value of a type, which is not NULL, may be stored in a column. */
  public static boolean admits(ValueType column, ValueType given) {
    return switch (column) {
      case CHAR -> given == ValueType.VARCHAR || given == ValueType.CHAR;
      case VARCHAR, JSON, JSON_EMBEDDED -> given == ValueType.VARCHAR;
      case TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> given == ValueType.VARCHAR || given == column;
      case DECIMAL, DECIMAL_EMBEDDED, NUMBER -> given.isDecimal();
      case MYSQL_DATE -> given == ValueType.DATE;
      case MYSQL_DATETIME -> given == ValueType.DATETIME;
      default -> given == column;
    };
  }

  /** What servers say of a value that a column does not take. */
  public static String mismatch(String name, ValueType column, ValueType given) {
    return "Column type for '"
        + name
        + "' not match, schema column type is '"
        + schemaName(column)
        + "', input column type is '"
        + given.displayName()
        + "'";
  }

  /** The name of a column's type in messages: those of dates have MySQL's. */
  public static String schemaName(ValueType type) {
    return switch (type) {
      case DATE -> ValueType.MYSQL_DATE.displayName();
      case DATETIME -> ValueType.MYSQL_DATETIME.displayName();
      default -> type.displayName();
    };
  }
}
