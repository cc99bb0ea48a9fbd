// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Writes a row without reading it: columns left out become NULL. The server takes this only where its {@code binlog_row_image} is not FULL, for tables without indexes and large objects.
 *
 * <pre>{@code
 * table.put(Put.of(Key.of("id", 7L)).set("name", "pear").set("price", 3));
 * }</pre>
 */
public final class Put extends ColumnMutation<Put> {
  private Put(Key key) {
    super(OperationType.PUT, key);
  }

  public static Put of(Key key) {
    return new Put(key);
  }

  /** Gives a column a value: anything that {@link io.obkv.value.Value#of} takes. */
  public Put set(String column, Object value) {
    return with(column, value);
  }

  /** Gives a value to each column of a record but those of a named key. */
  public <T extends Record> Put setAll(T row) {
    return withAll(row);
  }

  @Override
  Put self() {
    return this;
  }
}
