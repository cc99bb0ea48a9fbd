// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.error.RequestException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** INCREMENT: signed whole numbers, by a whole number of any width. */
final class NumberSum implements AccumulateOperation.Sum {
  @Override
  public Value admit(RowEditor rows, int position, Value addition) {
    ColumnSchema column = rows.table().columns().get(position);
    ValueType type = column.type().type();
    if (type == ValueType.VARCHAR && column.type().isBinary()) {
      throw ColumnGuard.wrongType(column, addition);
    }
    if (!type.isInteger() || type.isUnsignedInteger()) {
      throw Refusals.notSupported("non-integer or varbinary types for increment operation");
    }
    if (column.autoIncrement()) {
      throw Refusals.notSupported("increment auto increment column");
    }
    if (!addition.type().isInteger()) {
      throw ColumnGuard.wrongType(column, addition);
    }
    return addition;
  }

  @Override
  public Value first(RowEditor rows, int position, Value addition) {
    ValueType type = rows.table().columns().get(position).type().type();
    if (!fits(type, addition.bits())) {
      throw new RequestException(ErrorCode.OB_DATA_OUT_OF_RANGE);
    }
    return rows.table().typed(position, Value.ofNumber(type, addition.bits()));
  }

  @Override
  public Value add(RowEditor rows, int position, Value before, Value addition) {
    ValueType type = before.type();
    long sum = before.bits() + addition.bits();
    boolean overflow = ((before.bits() ^ sum) & (addition.bits() ^ sum)) < 0;
    if (overflow) {
      throw new RequestException(
          ErrorCode.OB_OPERATE_OVERFLOW,
          "BIGINT value is out of range in ''(" + before.bits() + " + " + addition.bits() + ")''");
    }
    if (!fits(type, sum)) {
      throw new RequestException(ErrorCode.OB_DATA_OUT_OF_RANGE);
    }
    return rows.table().typed(position, Value.ofNumber(type, sum));
  }

  private static boolean fits(ValueType type, long number) {
    int bits = switch (type) {
      case TINYINT -> 8;
      case SMALLINT -> 16;
      case MEDIUMINT -> 24;
      case INT -> 32;
      default -> 64;
    };
    long shifted = number >> bits - 1;
    return shifted == 0 || shifted == -1;
  }
}
