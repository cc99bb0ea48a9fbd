// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.virtual;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One row while it is made. Columns that are not set are NULL, or nothing of their kind (0, empty)
 * where the table says NOT NULL. For one thread.
 */
public final class VirtualRow {
  private static final Value EMPTY = Value.ofString("");

  private final VirtualTable.Definition table;
  private final Value[] values;

  VirtualRow(VirtualTable.Definition table) {
    this.table = table;
    this.values = new Value[table.columns().size()];
  }

  /**
   * Sets a column.
   *
   * @param column its name in lower case
   * @param value a number, a text, a point in time, or null for NULL
   */
  public VirtualRow set(String column, Object value) {
    int position = table.position(column);
    values[position] =
        value == null ? Value.NULL : typed(table.columns().get(position).type(), value);
    return this;
  }

  private static Value typed(ColumnType type, Object value) {
    if (value instanceof Value ready) {
      return ready;
    }
    if (value instanceof Boolean flag) {
      return Value.ofNumber(type.type(), flag ? 1 : 0);
    }
    if (value instanceof Number number && type.type().isInteger()) {
      return Value.ofNumber(type.type(), number.longValue());
    }
    if (value instanceof Number number && type.type() == ValueType.DECIMAL) {
      return Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(number.toString()));
    }
    if (value instanceof Instant time) {
      return type.type() == ValueType.TIMESTAMP
          ? Value.ofTimestamp(time)
          : Value.ofDateTime(LocalDateTime.ofInstant(time, EvaluationContext.DEFAULT_ZONE));
    }
    return Value.of(value);
  }

  /** The row's values. The row is not to be used any more. */
  public Value[] values() {
    List<ColumnSchema> columns = table.columns();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        boolean isNull = table.sparse() || columns.get(i).nullable();
        values[i] = isNull ? Value.NULL : nothing(columns.get(i).type());
      }
    }
    return values;
  }

  private static Value nothing(ColumnType type) {
    if (type.type().isInteger()) {
      return Value.ofNumber(type.type(), 0);
    }
    return switch (type.type()) {
      case DOUBLE -> Value.ofDouble(0);
      case DECIMAL -> Value.ofDecimal(ValueType.DECIMAL, BigDecimal.ZERO);
      case TIMESTAMP, DATETIME -> Value.NULL;
      default -> EMPTY;
    };
  }
}
