// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.protocol.message.OperationType;

/**
 * Adds to columns of signed integer types; a row or value that is not there counts as zero.
 *
 * <pre>{@code
 * table.increment(Increment.of(Key.of("id", 7L)).by("visits", 1).returningRow());
 * }</pre>
 */
public final class Increment extends ColumnMutation<Increment> {
  private boolean returnsRow;

  private Increment(Key key) {
    super(OperationType.INCREMENT, key);
  }

  public static Increment of(Key key) {
    return new Increment(key);
  }

  /** Adds a number, possibly negative, to a column. */
  public Increment by(String column, long delta) {
    return with(column, delta);
  }

  /** Asks for the new values of the columns. */
  public Increment returningRow() {
    returnsRow = true;
    return this;
  }

  @Override
  public boolean returnsRow() {
    return returnsRow;
  }

  @Override
  Increment self() {
    return this;
  }
}
