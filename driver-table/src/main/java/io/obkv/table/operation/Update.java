// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Changes columns of a row; affects 0 rows where there is none or all values are the same.
 *
 * <pre>{@code
 * table.update(Update.of(Key.of("id", 7L)).set("name", "pear").set("price", 3));
 * }</pre>
 */
public final class Update extends ColumnMutation<Update> {
  private Update(Key key) {
    super(OperationType.UPDATE, key);
  }

  public static Update of(Key key) {
    return new Update(key);
  }

  /** Gives a column a value: anything that {@link io.obkv.value.Value#of} takes. */
  public Update set(String column, Object value) {
    return with(column, value);
  }

  /** Gives a value to each column of a record but those of a named key. */
  public <T extends Record> Update setAll(T row) {
    return withAll(row);
  }

  @Override
  Update self() {
    return this;
  }
}
