// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.Converted.Problem;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Values into the types of columns, as an assignment in SQL does it (9.3 of the SQL notes). NULL
 * stays NULL: whether a column takes it is for the caller to know. Stateless.
 */
public final class ColumnConversion {
  private ColumnConversion() {}

  /**
   * The value as the column stores it.
   *
   * @param how which row of the statement it belongs to, how strict to be, where remarks go
   * @throws SqlException when the column cannot hold the value and the mode is strict
   */
  public static Value convert(Value value, ColumnSchema column, ConversionRules how) {
    if (value.isNull()) {
      return value;
    }
    Converted converted = convert(value, column.type(), how.context());
    if (converted.problem() == Problem.ROUNDED) {
      if (column.type().type() != ValueType.DATE) {
        how.remarks()
            .add(1265, "Data truncated for column '" + column.name() + "' at row " + how.row());
      }
    } else if (converted.problem() != Problem.NONE) {
      SqlException refusal = refusal(converted.problem(), column, how.row());
      if (how.strict()) {
        throw refusal;
      }
      how.remarks().add(refusal.mysqlNumber(), refusal.getMessage());
    }
    return converted.value();
  }

  /** The value in the type; what does not fit becomes the nearest value, without a word. */
  public static Value cast(Value value, ColumnType type, EvaluationContext context) {
    if (value.isNull()) {
      return value;
    }
    boolean wraps = type.type() == ValueType.UNSIGNED_BIGINT
        && value.type().isInteger()
        && !value.type().isUnsignedInteger();
    return wraps
        ? Value.ofNumber(ValueType.UNSIGNED_BIGINT, value.bits())
        : convert(value, type, context).value();
  }

  /** True for a number with nothing but blanks around it. */
  public static boolean isNumber(String text) {
    NumericText number = NumericText.of(text);
    return number.found() && number.whole();
  }

  /**
   * A default in the form that {@link io.obkv.server.catalog.ColumnDefault} keeps: the text of the
   * value in the column's type, binary digits for BIT.
   *
   * @throws SqlException when the column cannot hold it
   */
  public static String defaultText(Value value, ColumnType type) {
    Converted converted = convert(value, type, EvaluationContext.at(0));
    if (type.type() == ValueType.YEAR && converted.problem() == Problem.INCORRECT) {
      // Unlike in rows: the engine takes text that is no number.
      return value.string().isBlank() ? "2000" : "0000";
    }
    if (converted.problem() != Problem.NONE && converted.problem() != Problem.ROUNDED) {
      throw SqlErrors.invalidDefault("");
    }
    return switch (type.type()) {
      case BIT -> Long.toBinaryString(converted.value().bits());
      case ENUM -> type.members().get((int) converted.value().bits() - 1);
      case SET -> SetText.of(converted.value(), type);
      case TIMESTAMP -> ValueText.of(converted.value(), EvaluationContext.DEFAULT_ZONE);
      case CHAR -> withoutAddedPadding(value, converted.value());
      default -> ValueText.of(converted.value());
    };
  }

  /** BINARY is filled up where it is stored, and not in its default. */
  private static String withoutAddedPadding(Value given, Value stored) {
    String written = ValueText.of(given);
    String text = ValueText.of(stored);
    return stored.collation() == Collation.BINARY.number() && text.startsWith(written)
        ? written
        : text;
  }

  /** The value of a default that {@link #defaultText} made. */
  public static Value ofDefaultText(String text, ColumnType type) {
    Value value = type.type() == ValueType.BIT
        ? Value.ofNumber(ValueType.BIT, Long.parseUnsignedLong(text, 2))
        : new Value(
            ValueType.VARCHAR,
            2,
            type.collation().number(),
            -1,
            0,
            text.getBytes(StandardCharsets.UTF_8));
    return convert(value, type, EvaluationContext.at(0)).value();
  }

  private static Converted convert(Value value, ColumnType type, EvaluationContext context) {
    return switch (type.type()) {
      case DATE, DATETIME, TIMESTAMP, TIME -> TemporalConversion.convert(value, type, context);
      case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT ->
        TextConversion.convert(value, type, context);
      case ENUM, SET -> TextConversion.member(value, type);
      case JSON -> JsonConversion.convert(value, context);
      case BIT -> NumberConversion.convert(bits(value), type);
      default -> NumberConversion.convert(hex(value), type);
    };
  }

  /** Byte strings are numbers, highest byte first, where a number is wanted. */
  private static Value bits(Value value) {
    return value.type().isBytes() ? NumberLiterals.of(new BigInteger(1, value.bytes())) : value;
  }

  private static Value hex(Value value) {
    boolean unprintable = value.type() == ValueType.VARCHAR
        && value.collation() == Collation.BINARY.number()
        && !NumericText.of(value.string()).found();
    return unprintable ? bits(value) : value;
  }

  private static SqlException refusal(Problem problem, ColumnSchema column, int row) {
    String place = " for column '" + column.name() + "' at row " + row;
    return switch (problem) {
      case OUT_OF_RANGE -> SqlErrors.of(-4224, 1264, "22003", "Out of range value" + place);
      case TOO_LONG -> SqlErrors.of(-5167, 1406, "22001", "Data too long" + place);
      case INCORRECT -> incorrect(column.type().type(), place);
      default -> SqlErrors.of(-4249, 1265, "01000", "Data truncated" + place);
    };
  }

  private static SqlException incorrect(ValueType type, String place) {
    return switch (type) {
      case DATE, DATETIME, TIMESTAMP, TIME ->
        SqlErrors.of(-4219, 1292, "22007", "Incorrect " + temporalName(type) + " value" + place);
      case DECIMAL, UNSIGNED_NUMBER ->
        SqlErrors.of(-4226, 1366, "HY000", "Incorrect decimal value" + place);
      case JSON -> SqlErrors.of(-5411, 3140, "22032", "Invalid JSON text" + place);
      default ->
        type.isInteger() || type == ValueType.YEAR
            ? SqlErrors.of(-4226, 1366, "HY000", "Incorrect integer value" + place)
            : SqlErrors.of(-4226, 1366, "HY000", "Incorrect double value" + place);
    };
  }

  private static String temporalName(ValueType type) {
    return type == ValueType.DATE ? "date" : type == ValueType.TIME ? "time" : "datetime";
  }
}
