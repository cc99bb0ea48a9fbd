// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Adds a row, or changes the given columns of the one that is there. Affects 1 row always.
 *
 * <pre>{@code
 * table.insertOrUpdate(InsertOrUpdate.of(Key.of("id", 7L)).set("name", "pear").set("price", 3));
 * }</pre>
 */
public final class InsertOrUpdate extends ColumnMutation<InsertOrUpdate> {
  private InsertOrUpdate(Key key) {
    super(OperationType.INSERT_OR_UPDATE, key);
  }

  public static InsertOrUpdate of(Key key) {
    return new InsertOrUpdate(key);
  }

  /** Gives a column a value: anything that {@link io.obkv.value.Value#of} takes. */
  public InsertOrUpdate set(String column, Object value) {
    return with(column, value);
  }

  /** Gives a value to each column of a record but those of a named key. */
  public <T extends Record> InsertOrUpdate setAll(T row) {
    return withAll(row);
  }

  @Override
  InsertOrUpdate self() {
    return this;
  }
}
