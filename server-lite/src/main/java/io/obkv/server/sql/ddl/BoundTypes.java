// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** Which literals may bound which columns. Stateless. */
final class BoundTypes {
  private BoundTypes() {}

  static boolean fits(Value value, ColumnType type) {
    ValueType wanted = type.type();
    if (wanted == ValueType.DATE
        || wanted == ValueType.DATETIME
        || wanted == ValueType.TIMESTAMP
        || wanted == ValueType.TIME) {
      return value.type().isBytes() || isPointInTime(value);
    }
    if (wanted.isBytes()) {
      return value.type().isBytes();
    }
    if (wanted.isInteger()) {
      return value.type().isInteger();
    }
    return !value.type().isBytes();
  }

  static boolean isPointInTime(Value value) {
    return switch (value.type()) {
      case DATE, DATETIME, TIMESTAMP, TIME -> true;
      default -> false;
    };
  }
}
