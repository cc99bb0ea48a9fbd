// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Appends to columns of character and binary types; a row or value that is not there counts as empty.
 *
 * <pre>{@code
 * table.append(Append.of(Key.of("id", 7L)).text("log", "; done").returningRow());
 * }</pre>
 */
public final class Append extends ColumnMutation<Append> {
  private boolean returnsRow;

  private Append(Key key) {
    super(OperationType.APPEND, key);
  }

  public static Append of(Key key) {
    return new Append(key);
  }

  /** Appends text to a column. */
  public Append text(String column, String suffix) {
    return with(column, suffix);
  }

  /** Appends bytes to a column. */
  public Append bytes(String column, byte[] suffix) {
    return with(column, suffix);
  }

  /** Asks for the new values of the columns. */
  public Append returningRow() {
    returnsRow = true;
    return this;
  }

  @Override
  public boolean returnsRow() {
    return returnsRow;
  }

  @Override
  Append self() {
    return this;
  }
}
