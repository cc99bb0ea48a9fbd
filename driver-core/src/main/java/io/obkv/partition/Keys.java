// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Keys of several columns, and their order: that of the columns, NULL lowest. */
final class Keys {
  private static final int RANK_VALUE = 2;

  private Keys() {}

  /** The bytes of a string as the column stores them. */
  static byte[] bytes(Value value, PartitionColumn column) {
    if (!value.type().isBytes()) {
      throw Numbers.unfit(value, column.type().displayName());
    }
    byte[] bytes = value.bytes();
    return bytes.length < column.paddedLength()
        ? Arrays.copyOf(bytes, column.paddedLength())
        : bytes;
  }

  static void check(List<Value> key, int columns) {
    if (key.size() != columns) {
      throw new IllegalArgumentException(
          "the partition key has " + columns + " columns, not " + key.size());
    }
  }

  /** The order of keys over these columns; {@link Value#MIN} and {@link Value#MAX} may occur. */
  static Comparator<List<Value>> order(List<PartitionColumn> columns) {
    return (a, b) -> {
      for (int i = 0; i < columns.size(); i++) {
        int order = compare(a.get(i), b.get(i), columns.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  static int compare(Value a, Value b, PartitionColumn column) {
    int rankA = rank(a);
    int rankB = rank(b);
    if (rankA != rankB || rankA != RANK_VALUE) {
      return Integer.compare(rankA, rankB);
    }
    return switch (column.type()) {
      case VARCHAR, CHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT ->
        Text.compare(bytes(a, column), bytes(b, column), column.collation());
      case DATETIME, MYSQL_DATETIME -> Long.compare(Numbers.wallClock(a), Numbers.wallClock(b));
      case DATE, MYSQL_DATE -> Long.compare(Numbers.day(a), Numbers.day(b));
      case TIMESTAMP, TIME ->
        Long.compare(Numbers.bitsOf(a, column.type()), Numbers.bitsOf(b, column.type()));
      default -> compareNumbers(a, b, column.type());
    };
  }

  private static int compareNumbers(Value a, Value b, ValueType type) {
    if (isSignedInteger(a) && isSignedInteger(b)) {
      return Long.compare(a.bits(), b.bits());
    }
    if (type.encoding() == ValueType.Encoding.FLOAT
        || type.encoding() == ValueType.Encoding.DOUBLE) {
      return Double.compare(Numbers.floating(a, type), Numbers.floating(b, type));
    }
    return Numbers.decimal(a).compareTo(Numbers.decimal(b));
  }

  private static boolean isSignedInteger(Value value) {
    return value.type().isInteger() && !value.type().isUnsignedInteger();
  }

  private static int rank(Value value) {
    if (value.isMin()) {
      return 0;
    }
    if (value.isNull()) {
      return 1;
    }
    return value.isMax() ? 3 : RANK_VALUE;
  }
}
