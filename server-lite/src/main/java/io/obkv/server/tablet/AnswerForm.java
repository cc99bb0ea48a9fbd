// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.partition.SortWeights;
import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Collation;
import io.obkv.value.Decimals;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How OceanBase describes the values of a column in answers: the type and three bytes that go with
 * it, by the column's type (2.4 of the protocol notes). Immutable.
 */
final class AnswerForm {
  private static final int LEVEL_IMPLICIT = 2;
  private static final int LEVEL_NUMERIC = 5;
  private static final int UNKNOWN_SCALE = -1;
  private static final byte[] NO_BYTES = {};

  /** The decimal digits that fit 4, 8, 16, 32 and 64 bytes. */
  private static final int[] DIGITS_BY_WIDTH = {9, 18, 38, 76};

  private final ColumnType column;
  private final ValueType type;
  private final int level;
  private final int collation;
  private final int scale;
  private final Value nullValue;

  AnswerForm(ColumnType column) {
    this.column = column;
    this.type = travellingType(column.type());
    boolean bytes = type.isBytes();
    boolean words = type == ValueType.ENUM || type == ValueType.SET;
    this.level = bytes || words ? LEVEL_IMPLICIT : LEVEL_NUMERIC;
    this.collation = (column.type() == ValueType.JSON
            ? Collation.UTF8MB4_GENERAL_CI
            : column.collation())
        .number();
    this.scale = scale(column);
    this.nullValue = new Value(ValueType.NULL, level, collation, 0, 0, NO_BYTES);
  }

  private static ValueType travellingType(ValueType declared) {
    return switch (declared) {
      case JSON, JSON_EMBEDDED -> ValueType.VARCHAR;
      case MYSQL_DATE -> ValueType.DATE;
      case MYSQL_DATETIME -> ValueType.DATETIME;
      case DECIMAL_EMBEDDED, NUMBER -> ValueType.DECIMAL;
      default -> declared;
    };
  }

  private static int scale(ColumnType column) {
    return switch (column.type()) {
      case VARCHAR, CHAR, TINYTEXT -> UNKNOWN_SCALE;
      case FLOAT, DOUBLE, UNSIGNED_FLOAT, UNSIGNED_DOUBLE -> column.scale();
      case DECIMAL, UNSIGNED_NUMBER, DATETIME, TIMESTAMP, TIME -> Math.max(column.scale(), 0);
      case BIT -> column.precision();
      default -> 0;
    };
  }

  Value nullValue() {
    return nullValue;
  }

  /** A value from what a row stores. */
  Value of(long bits, byte[] bytes) {
    return new Value(type, level, collation, scale, bits, bytes);
  }

  /** A value as the column holds it: padded, cut to its scale, described as in answers. */
  Value of(Value value) {
    if (value.isNull()) {
      return nullValue;
    }
    return switch (type) {
      case DECIMAL -> decimal(value.decimal());
      case UNSIGNED_NUMBER -> of(0, Decimals.toNumber(scaled(value.decimal())));
      case CHAR -> of(0, padded(value.bytes()));
      case FLOAT, UNSIGNED_FLOAT -> of(Float.floatToRawIntBits((float) value.floating()), NO_BYTES);
      case DOUBLE, UNSIGNED_DOUBLE -> of(Double.doubleToRawLongBits(value.floating()), NO_BYTES);
      default -> of(masked(value.bits()), value.bytes());
    };
  }

  private BigDecimal scaled(BigDecimal value) {
    return value.setScale(scale, RoundingMode.HALF_UP);
  }

  private Value decimal(BigDecimal value) {
    BigInteger unscaled = scaled(value).unscaledValue();
    int width = 4;
    for (int digits : DIGITS_BY_WIDTH) {
      if (column.precision() <= digits) {
        break;
      }
      width *= 2;
    }
    return of(scale, Decimals.littleEndian(unscaled, Math.max(width, minimalWidth(unscaled))));
  }

  private static int minimalWidth(BigInteger unscaled) {
    int width = 4;
    while (width * 8 <= unscaled.bitLength()) {
      width *= 2;
    }
    return width;
  }

  private byte[] padded(byte[] bytes) {
    if (column.isBinary()) {
      return bytes.length < column.length() ? Arrays.copyOf(bytes, column.length()) : bytes;
    }
    int length = SortWeights.lengthWithoutBlanks(bytes);
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private long masked(long bits) {
    return switch (type) {
      case UNSIGNED_TINYINT, YEAR -> bits & 0xff;
      case UNSIGNED_SMALLINT -> bits & 0xffff;
      case UNSIGNED_MEDIUMINT -> bits & 0xff_ffff;
      case UNSIGNED_INT -> bits & 0xffff_ffffL;
      default -> bits;
    };
  }
}
