// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** What NOT NULL columns hold when nobody says it: zero, the empty string, the zero date. */
public final class ImplicitDefaults {
  private ImplicitDefaults() {}

  /** The value, in the column's type. */
  public static Value of(ColumnType type) {
    Value zero = switch (type.type()) {
      case DATE, DATETIME, TIMESTAMP -> Value.ofString("0000-00-00");
      case JSON -> Value.ofString("null");
      case ENUM -> Value.ofBigInt(1);
      default -> type.type().isBytes() ? Value.ofString("") : Value.ofBigInt(0);
    };
    return ColumnConversion.cast(
        type.type() == ValueType.TIME ? Value.ofString("00:00:00") : zero,
        type,
        EvaluationContext.at(0));
  }
}
