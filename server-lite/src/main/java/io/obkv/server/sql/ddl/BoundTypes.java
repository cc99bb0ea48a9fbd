// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ValueText;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Which literals may bound which columns. Stateless. */
final class BoundTypes {
  /** Holds every number that can be written. */
  private static final ColumnType WIDEST = ColumnType.of(ValueType.DECIMAL, 65, 30);

  private BoundTypes() {}

  static boolean fits(Value value, ColumnType type) {
    ValueType wanted = type.type();
    if (isPointInTime(type)) {
      return value.type().isBytes() || isPointInTime(value.type());
    }
    if (wanted.isBytes()) {
      return value.type().isBytes();
    }
    if (wanted.isInteger()) {
      return value.type().isInteger() && isWithin(wanted, new BigInteger(ValueText.of(value)));
    }
    return !isPointInTime(value.type());
  }

  /** A signed type takes all numbers of 64 bits, however few it has; an unsigned one those that it holds. */
  private static boolean isWithin(ValueType type, BigInteger value) {
    if (!type.isUnsignedInteger()) {
      return value.bitLength() < Long.SIZE;
    }
    int bits = switch (type) {
      case UNSIGNED_TINYINT -> 8;
      case UNSIGNED_SMALLINT -> 16;
      case UNSIGNED_MEDIUMINT -> 24;
      case UNSIGNED_INT -> 32;
      default -> Long.SIZE;
    };
    return value.signum() >= 0 && value.bitLength() <= bits;
  }

  /** Numbers with a fraction. */
  static boolean isFractional(ColumnType type) {
    return isFixed(type) || isFloating(type);
  }

  /** DECIMAL: its bounds have as many digits behind the point as the column. */
  static boolean isFixed(ColumnType type) {
    ValueType kind = type.type();
    return kind.isDecimal() || kind == ValueType.NUMBER || kind == ValueType.UNSIGNED_NUMBER;
  }

  static boolean isFloating(ColumnType type) {
    ValueType.Encoding encoding = type.type().encoding();
    return encoding == ValueType.Encoding.FLOAT || encoding == ValueType.Encoding.DOUBLE;
  }

  /**
   * A bound of such a column: rounded to the digits of a DECIMAL, and the number that a text begins
   * with.
   */
  static BigDecimal number(Value value, ColumnType type) {
    Value wide = value.type().isBytes() || isFixed(type)
        ? ColumnConversion.cast(value, WIDEST, EvaluationContext.at(0))
        : value;
    BigDecimal number = new BigDecimal(ValueText.of(wide));
    if (!isFixed(type)) {
      return number.scale() > 0 ? number.stripTrailingZeros() : number;
    }
    BigDecimal rounded = number.setScale(Math.max(type.scale(), 0), RoundingMode.HALF_UP);
    if (rounded.precision() > type.precision()) {
      throw SqlErrors.of(-4224, 1264, "22003", "Out of range value for column");
    }
    return rounded;
  }

  /** Warns of text that is not a number, where the column is not a DECIMAL. */
  static void remark(Value value, ColumnType type, List<SqlWarning> warnings) {
    if (isFloating(type) && value.type().isBytes() && !ColumnConversion.isNumber(value.string())) {
      warnings.add(
          SqlWarning.warning(1292, "Truncated incorrect DOUBLE value: '" + value.string() + "'"));
    }
  }

  static boolean isPointInTime(ColumnType type) {
    return isPointInTime(type.type());
  }

  private static boolean isPointInTime(ValueType type) {
    return switch (type) {
      case DATE, DATETIME, TIMESTAMP, TIME -> true;
      default -> false;
    };
  }
}
