// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.error.RequestException;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.Arrays;

/** APPEND: VARCHAR, CHAR, their binary kin, and the text and blob family. */
final class TextSum implements AccumulateOperation.Sum {
  @Override
  public Value admit(RowEditor rows, int position, Value addition) {
    ColumnSchema column = rows.table().columns().get(position);
    ValueType type = column.type().type();
    if (type != ValueType.VARCHAR && type != ValueType.CHAR && !type.isText()) {
      throw Refusals.notSupported("non-string types for append operation");
    }
    if (addition.isNull()) {
      throw Refusals.notSupported("append null");
    }
    Value admitted = ColumnGuard.admit(rows.table(), position, addition);
    // What BINARY pads a value with is no part of what is appended.
    return column.type().isBinary() ? withBytes(admitted, addition.bytes()) : admitted;
  }

  @Override
  public Value first(RowEditor rows, int position, Value addition) {
    return ColumnGuard.admit(rows.table(), position, addition);
  }

  @Override
  public Value add(RowEditor rows, int position, Value before, Value addition) {
    byte[] joined = Arrays.copyOf(before.bytes(), before.bytes().length + addition.bytes().length);
    System.arraycopy(addition.bytes(), 0, joined, before.bytes().length, addition.bytes().length);
    try {
      return ColumnGuard.admit(rows.table(), position, withBytes(addition, joined));
    } catch (RequestException e) {
      if (e.code() == ErrorCode.OB_ERR_DATA_TOO_LONG) {
        throw new RequestException(ErrorCode.OB_ERR_DATA_TOO_LONG);
      }
      throw e;
    }
  }

  private static Value withBytes(Value like, byte[] bytes) {
    return new Value(like.type(), like.collationLevel(), like.collation(), 0, 0, bytes);
  }
}
