// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AggregationType;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;

/** One aggregate over the rows of a query (3.5 of the protocol notes). For one thread at a time. */
final class Aggregator {
  private static final int NUMERIC_LEVEL = 5;
  private static final int IGNORABLE_LEVEL = 6;
  private static final int BINARY = 63;
  private static final byte[] NO_BYTES = {};
  private static final BigInteger UNSIGNED_MODULUS = BigInteger.ONE.shiftLeft(Long.SIZE);
  private static final Value NO_VALUE =
      new Value(ValueType.NULL, IGNORABLE_LEVEL, BINARY, -1, 0, NO_BYTES);

  private final AggregationType type;
  private final String column;
  private final int position;
  private final ValueType columnType;
  private final Comparator<Value> order;

  private long count;
  private BigInteger wholeSum = BigInteger.ZERO;
  private double floatingSum;
  private Value best;

  /** What the first value that cannot be aggregated is refused with; null when all can. */
  private final RequestException refusal;

  /**
   * @param filtered whether the query has a filter: OceanBase then words the same refusal differently
   */
  Aggregator(TableLayout table, Aggregation aggregation, boolean filtered) {
    this.type = AggregationType.ofNumber(aggregation.type());
    if (type == null) {
      throw Refusals.notSupported("invalid aggregation type");
    }
    this.column = aggregation.column();
    this.position = column.equals("*") ? -1 : table.position(column);
    ColumnSchema schema = position < 0 ? null : table.columns().get(position);
    this.columnType = schema == null ? null : schema.type().type();
    this.order = schema == null ? null : table.valueOrder(position);
    this.refusal = refusal(filtered);
  }

  private RequestException refusal(boolean filtered) {
    if (position < 0 || !adds() || columnType.isInteger() || isFloating()) {
      return null;
    }
    String what = columnType.displayName()
        + " type for "
        + type.name().toLowerCase(Locale.ROOT)
        + " aggregation not supported";
    return new RequestException(
        filtered ? ErrorCode.OB_ERR_UNEXPECTED : ErrorCode.OB_NOT_SUPPORTED, what);
  }

  private boolean adds() {
    return type == AggregationType.SUM || type == AggregationType.AVG;
  }

  private boolean isFloating() {
    return switch (columnType) {
      case FLOAT, DOUBLE, UNSIGNED_FLOAT, UNSIGNED_DOUBLE -> true;
      default -> false;
    };
  }

  void add(Value[] row) {
    if (position < 0) {
      if (type != AggregationType.COUNT) {
        // A column that the table does not have.
        throw Refusals.unexpected();
      }
      count++;
      return;
    }
    Value value = row[position];
    if (value.isNull()) {
      return;
    }
    if (refusal != null) {
      throw refusal;
    }
    count++;
    switch (type) {
      case MAX -> best = best == null || order.compare(value, best) > 0 ? value : best;
      case MIN -> best = best == null || order.compare(value, best) < 0 ? value : best;
      case SUM -> {
        addNumber(value);
        refuseOverflow();
      }
      // As floating-point numbers from the first row on, as by the engine.
      case AVG -> floatingSum += isFloating() ? value.floating() : whole(value).doubleValue();
      case COUNT -> {}
    }
  }

  private void addNumber(Value value) {
    if (isFloating()) {
      floatingSum += value.floating();
    } else {
      wholeSum = wholeSum.add(whole(value));
    }
  }

  private BigInteger whole(Value value) {
    return columnType == ValueType.UNSIGNED_BIGINT
        ? new BigInteger(Long.toUnsignedString(value.bits()))
        : BigInteger.valueOf(value.bits());
  }

  Value result() {
    if (type == AggregationType.COUNT) {
      return number(ValueType.BIGINT, count);
    }
    if (count == 0) {
      return NO_VALUE;
    }
    return switch (type) {
      case SUM -> sum();
      case AVG -> floating(floatingSum / count);
      default -> best;
    };
  }

  /** Judged after every row, as by the engine: a sum that a later row would bring back is refused. */
  private void refuseOverflow() {
    boolean fits = isFloating()
        || (columnType.isUnsignedInteger()
            ? wholeSum.compareTo(UNSIGNED_MODULUS) < 0
            : wholeSum.bitLength() < Long.SIZE);
    if (!fits) {
      throw Refusals.outOfRange("sum(" + column + ")");
    }
  }

  private Value sum() {
    if (isFloating()) {
      return floating(floatingSum);
    }
    boolean unsigned = columnType.isUnsignedInteger();
    return number(unsigned ? ValueType.UNSIGNED_BIGINT : ValueType.BIGINT, wholeSum.longValue());
  }

  private static Value floating(double value) {
    return number(ValueType.DOUBLE, Double.doubleToRawLongBits(value));
  }

  private static Value number(ValueType numberType, long bits) {
    return new Value(numberType, NUMERIC_LEVEL, BINARY, -1, bits, NO_BYTES);
  }
}
