// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Adds a row; one that is there already is an error ({@code OB_ERR_PRIMARY_KEY_DUPLICATE}).
 *
 * <pre>{@code
 * table.insert(Insert.of(Key.of("id", 7L)).set("name", "pear").set("price", 3));
 * }</pre>
 */
public final class Insert extends ColumnMutation<Insert> {
  private Insert(Key key) {
    super(OperationType.INSERT, key);
  }

  public static Insert of(Key key) {
    return new Insert(key);
  }

  /** Gives a column a value: anything that {@link io.obkv.value.Value#of} takes. */
  public Insert set(String column, Object value) {
    return with(column, value);
  }

  /** Gives a value to each column of a record but those of a named key. */
  public <T extends Record> Insert setAll(T row) {
    return withAll(row);
  }

  @Override
  Insert self() {
    return this;
  }
}
