// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import static java.util.Objects.requireNonNull;

import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import java.util.List;

/** Writes one row. While it is being put together, not for several threads at once. */
public abstract sealed class Mutation implements RowOperation permits ColumnMutation, Delete {
  private final OperationType type;
  private final Key key;

  Mutation(OperationType type, Key key) {
    this.type = type;
    this.key = requireNonNull(key);
  }

  public final OperationType type() {
    return type;
  }

  @Override
  public final Key key() {
    return key;
  }

  /** Columns and their values, in the order they were given; not a copy. */
  public abstract List<Property> columns();

  /** Whether the answer shall hold the row as it is afterwards. */
  public boolean returnsRow() {
    return false;
  }
}
