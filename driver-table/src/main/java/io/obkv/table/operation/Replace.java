// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Adds a row in place of those that it conflicts with; columns left out take their defaults.
 *
 * <pre>{@code
 * table.replace(Replace.of(Key.of("id", 7L)).set("name", "pear").set("price", 3));
 * }</pre>
 */
public final class Replace extends ColumnMutation<Replace> {
  private Replace(Key key) {
    super(OperationType.REPLACE, key);
  }

  public static Replace of(Key key) {
    return new Replace(key);
  }

  /** Gives a column a value: anything that {@link io.obkv.value.Value#of} takes. */
  public Replace set(String column, Object value) {
    return with(column, value);
  }

  /** Gives a value to each column of a record but those of a named key. */
  public <T extends Record> Replace setAll(T row) {
    return withAll(row);
  }

  @Override
  Replace self() {
    return this;
  }
}
