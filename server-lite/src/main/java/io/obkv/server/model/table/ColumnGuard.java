// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Collation;
import io.obkv.value.ColumnTypes;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/**
 * Lets a value into a column only if it is of the column's very type: no widening, no signed number
 * for an unsigned column (2.4 of the protocol notes). Stateless.
 */
public final class ColumnGuard {
  private static final int MEDIUM_BITS = 24;

  private ColumnGuard() {}

  /** The value as the column holds it, NULL included. */
  public static Value admit(TableLayout table, int position, Value value) {
    ColumnSchema column = table.columns().get(position);
    if (value.isNull()) {
      if (!column.nullable()) {
        throw Refusals.nullValue(column.name());
      }
      return table.nullOf(position);
    }
    return admitPresent(table, position, value);
  }

  private static Value admitPresent(TableLayout table, int position, Value value) {
    ColumnSchema column = table.columns().get(position);
    checkType(column, value);
    checkCollation(column, value);
    checkSize(column, value);
    boolean json = column.type().type() == ValueType.JSON;
    return table.typed(position, json ? jsonOf(column, value) : value);
  }

  static RequestException wrongType(ColumnSchema column, Value value) {
    return new RequestException(
        ErrorCode.OB_KV_COLUMN_TYPE_NOT_MATCH,
        ColumnTypes.mismatch(column.name(), column.type().type(), value.type()));
  }

  private static void checkType(ColumnSchema column, Value value) {
    ValueType given = value.type();
    ValueType declared = column.type().type();
    if (given == ValueType.MYSQL_DATE
        || given == ValueType.MYSQL_DATETIME
        || given == ValueType.JSON) {
      // Types of columns that no value travels as.
      throw Refusals.unexpected();
    }
    if (declared == ValueType.UNSIGNED_NUMBER) {
      throw Refusals.notSupported("");
    }
    if (!ColumnTypes.admits(declared, given)) {
      throw wrongType(column, value);
    }
  }

  private static void checkCollation(ColumnSchema column, Value value) {
    if (!value.type().isBytes() || !column.type().isCharacter()) {
      return;
    }
    int given = value.collation();
    boolean fits = given == Collation.UTF8MB4_GENERAL_CI.number()
        || given == Collation.UTF8MB4_BIN.number()
        || given == column.type().collation().number();
    if (!fits) {
      Collation known = Collation.ofNumber(given);
      throw new RequestException(
          ErrorCode.OB_KV_COLLATION_MISMATCH,
          "Collation type for '"
              + column.name()
              + "' not match, schema collation type is '"
              + column.type().collation().sqlName()
              + "', input collation type is '"
              + (known == null || known == Collation.INVALID ? "invalid_type" : known.sqlName())
              + "'");
    }
  }

  private static void checkSize(ColumnSchema column, Value value) {
    ColumnType type = column.type();
    switch (type.type()) {
      case VARCHAR, CHAR ->
        checkLength(column, type.isBinary() ? value.bytes().length : characters(value));
      case TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT -> checkLength(column, value.bytes().length);
      case MEDIUMINT -> checkMedium(column, value.bits() >> MEDIUM_BITS - 1, -1);
      case UNSIGNED_MEDIUMINT -> checkMedium(column, value.bits() >> MEDIUM_BITS, 0);
      case BIT -> checkBits(column, value);
      case DATETIME, MYSQL_DATETIME, TIMESTAMP -> checkPrecision(column, value);
      case DECIMAL, DECIMAL_EMBEDDED, NUMBER -> checkDigits(column, value);
      default -> {}
    }
  }

  private static void checkLength(ColumnSchema column, int length) {
    if (length > column.type().length()) {
      throw Refusals.tooLong(column.name());
    }
  }

  /** Bytes that begin a character; what is not UTF-8 is let in. */
  private static int characters(Value value) {
    int count = 0;
    for (byte b : value.bytes()) {
      if ((b & 0xc0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  private static void checkMedium(ColumnSchema column, long above, long negative) {
    if (above != 0 && above != negative) {
      throw Refusals.outOfRange(column.name());
    }
  }

  private static void checkBits(ColumnSchema column, Value value) {
    int width = column.type().precision();
    if (width < Long.SIZE && value.bits() >>> width != 0) {
      throw Refusals.tooLong(column.name());
    }
  }

  private static void checkPrecision(ColumnSchema column, Value value) {
    long unit = 1;
    for (int i = Math.max(column.type().scale(), 0); i < 6; i++) {
      unit *= 10;
    }
    if (value.bits() % unit != 0) {
      throw new RequestException(
          ErrorCode.OB_OPERATE_OVERFLOW,
          ColumnTypes.schemaName(column.type().type()) + " value is out of range in '"
              + column.name() + "'");
    }
  }

  private static void checkDigits(ColumnSchema column, Value value) {
    ColumnType type = column.type();
    int whole = value.decimal().precision() - value.decimal().scale();
    if (type.precision() >= 0 && whole > type.precision() - Math.max(type.scale(), 0)) {
      throw Refusals.outOfRange(column.name());
    }
  }

  /** The text of a JSON column in its normal form. */
  private static Value jsonOf(ColumnSchema column, Value text) {
    if (text.bytes().length == 0) {
      throw new RequestException(ErrorCode.OB_ERR_INVALID_JSON_TEXT_IN_PARAM);
    }
    try {
      return ColumnConversion.convert(
          text, column, ConversionRules.strict(EvaluationContext.at(0)));
    } catch (SqlException invalid) {
      throw new RequestException(ErrorCode.OB_ERR_INVALID_JSON_TEXT);
    }
  }
}
