// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Node;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.Set;

/** The types of expressions, for the metadata of result sets (section 11 of the SQL notes). Stateless. */
final class ResultTypes {
  private static final int TEXT_LENGTH = 16_384;

  /** What texts of any origin fit in. */
  static final ColumnType TEXT =
      ColumnType.ofBytes(ValueType.VARCHAR, TEXT_LENGTH, Collation.UTF8MB4_GENERAL_CI);

  private static final ColumnType WHOLE = ColumnType.of(ValueType.BIGINT, 20, -1);
  private static final ColumnType TRUTH = ColumnType.of(ValueType.INT, 1, -1);
  private static final ColumnType DECIMAL = ColumnType.of(ValueType.DECIMAL, 65, 4);
  private static final ColumnType DOUBLE = ColumnType.of(ValueType.DOUBLE);
  private static final Set<String> TRUTHS = Set.of(
      "=",
      "<>",
      "<",
      "<=",
      ">",
      ">=",
      "<=>",
      "and",
      "or",
      "xor",
      "not",
      "in",
      "between",
      "like",
      "regexp",
      "is null",
      "is not null",
      "isnull",
      "is true",
      "is false");
  private static final Set<String> WHOLES = Set.of(
      "count",
      "count distinct",
      "length",
      "char_length",
      "octet_length",
      "to_days",
      "datediff",
      "year",
      "month",
      "day",
      "hour",
      "minute",
      "second",
      "div",
      "unix_timestamp",
      "locate",
      "instr",
      "ascii",
      "sign",
      "dayofweek",
      "weekday",
      "dayofyear",
      "week",
      "quarter",
      "extract",
      "timestampdiff",
      "floor",
      "ceil",
      "ceiling");
  private static final Set<String> FIRST_ARGUMENT = Set.of(
      "min",
      "max",
      "nullif",
      "greatest",
      "least",
      "neg",
      "abs",
      "+",
      "-",
      "*",
      "%",
      "mod",
      "round",
      "truncate");

  private static final Set<String> CHOICES = Set.of("if", "case", "coalesce", "ifnull", "nvl");

  private ResultTypes() {}

  /** Where the types of columns come from. */
  interface Columns {
    /** The type of a column. */
    ColumnType type(Node.Column column);

    /** The type of the value that a query gives. */
    ColumnType type(Node.Subquery subquery);
  }

  static ColumnType of(Node node, Columns columns) {
    if (node instanceof Node.Literal literal) {
      return of(literal.value());
    }
    if (node instanceof Node.Column column) {
      return columns.type(column);
    }
    if (node instanceof Node.Cast cast) {
      return cast.target();
    }
    if (node instanceof Node.Subquery subquery) {
      return subquery.form() == Node.Subquery.Form.VALUE ? columns.type(subquery) : TRUTH;
    }
    return node instanceof Node.Call call ? call(call, columns) : WHOLE;
  }

  /** The type that holds the values of both: numbers as numbers, all else as text. */
  static ColumnType common(ColumnType one, ColumnType other) {
    if (one.equals(other) || other.type() == ValueType.NULL) {
      return one;
    }
    if (one.type() == ValueType.NULL) {
      return other;
    }
    boolean numbers = isNumber(one) && isNumber(other);
    if (numbers && (isFloating(one) || isFloating(other))) {
      return DOUBLE;
    }
    if (numbers) {
      return one.type().isInteger() && other.type().isInteger() ? WHOLE : DECIMAL;
    }
    if (one.type() == other.type()) {
      return one.length() >= other.length() ? one : other;
    }
    return TEXT;
  }

  private static boolean isNumber(ColumnType type) {
    return type.type().isInteger()
        || type.type().isDecimal()
        || type.type().encoding() == ValueType.Encoding.FLOAT
        || type.type().encoding() == ValueType.Encoding.DOUBLE;
  }

  private static ColumnType call(Node.Call call, Columns columns) {
    String name = call.name();
    if (TRUTHS.contains(name)) {
      return TRUTH;
    }
    if (WHOLES.contains(name)) {
      return WHOLE;
    }
    if (CHOICES.contains(name)) {
      return Coercion.branches(call).stream()
          .map(branch -> of(call.arguments().get(branch), columns))
          .reduce(ResultTypes::common)
          .orElse(TEXT);
    }
    if (name.startsWith("bit_")) {
      return ColumnType.of(ValueType.UNSIGNED_BIGINT, 20, -1);
    }
    if (name.startsWith("std") || name.startsWith("var")) {
      return DOUBLE;
    }
    if (name.equals("/") || name.startsWith("sum") || name.startsWith("avg")) {
      return isFloating(of(call.arguments().get(0), columns)) ? DOUBLE : DECIMAL;
    }
    if (FIRST_ARGUMENT.contains(name)) {
      return numeric(call, columns);
    }
    return switch (name) {
      case "now", "sysdate", "utc_timestamp", "from_unixtime" ->
        ColumnType.of(ValueType.DATETIME, -1, digits(call));
      case "convert_tz" -> ColumnType.of(ValueType.DATETIME, -1, 6);
      case "curdate", "utc_date", "date" -> ColumnType.of(ValueType.DATE);
      case "curtime", "utc_time" -> ColumnType.of(ValueType.TIME, -1, digits(call));
      case "rand", "sqrt", "pow", "power", "exp", "ln", "log2", "log10" -> DOUBLE;
      default -> TEXT;
    };
  }

  private static ColumnType numeric(Node.Call call, Columns columns) {
    ColumnType first = of(call.arguments().get(0), columns);
    boolean operator = Set.of("+", "-", "*", "%", "mod", "neg").contains(call.name());
    if (!operator) {
      return first;
    }
    ColumnType widest = first;
    for (Node argument : call.arguments()) {
      ColumnType type = of(argument, columns);
      if (isFloating(type) || type.type().isDecimal() && !isFloating(widest)) {
        widest = type;
      }
    }
    return isFloating(widest) ? DOUBLE : widest.type().isInteger() ? WHOLE : DECIMAL;
  }

  private static boolean isFloating(ColumnType type) {
    return type.type().isBytes()
        || type.type().encoding() == ValueType.Encoding.FLOAT
        || type.type().encoding() == ValueType.Encoding.DOUBLE;
  }

  private static int digits(Node.Call call) {
    return call.arguments().size() == 1 && call.arguments().get(0) instanceof Node.Literal digits
        ? (int) digits.value().bits()
        : 0;
  }

  private static ColumnType of(Value value) {
    return switch (value.type()) {
      case DECIMAL -> ColumnType.of(ValueType.DECIMAL, 65, value.decimal().scale());
      case VARCHAR ->
        ColumnType.ofBytes(
            ValueType.VARCHAR,
            Math.max(1, value.bytes().length),
            value.collation() == Collation.BINARY.number()
                ? Collation.BINARY
                : Collation.UTF8MB4_GENERAL_CI);
      case DATETIME, TIME -> ColumnType.of(value.type(), -1, Math.max(0, value.scale()));
      case DOUBLE, DATE, NULL -> ColumnType.of(value.type());
      case TINYINT -> ColumnType.of(ValueType.TINYINT, 1, -1);
      default -> ColumnType.of(value.type(), 20, -1);
    };
  }
}
