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
    if (isPointInTime(type)) {
      return value.type().isBytes() || isPointInTime(value.type());
    }
    if (wanted.isBytes()) {
      return value.type().isBytes();
    }
    if (wanted.isInteger()) {
      return value.type().isInteger();
    }
    return !value.type().isBytes();
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
