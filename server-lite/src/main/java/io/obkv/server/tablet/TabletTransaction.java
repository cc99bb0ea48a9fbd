// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.util.List;

/**
 * One transaction over any number of tablets: reads see what was committed when it (re)started, and
 * its own writes. For one thread at a time, within {@link TabletStore#write}.
 *
 * <p>A row is locked before it is changed, so a decision is made on the row that {@link #lock} gave.
 * When a lock is held elsewhere, methods throw an internal signal that {@link TabletStore#write}
 * understands: it waits for the lock and runs the work again from its start. So the work must not
 * catch {@code Throwable}, nor leave anything behind outside of the transaction.
 */
public interface TabletTransaction extends TabletReader {
  /**
   * As {@link #scan}, over what is committed now: for decisions about rows that a lock keeps others
   * from writing.
   */
  RowCursor scanLatest(TableLayout table, long tabletId, RowScan scan);

  /** Locks the key, present or not, and gives the row as it is then committed, or as written here. */
  Value[] lock(TableLayout table, long tabletId, Value[] key);

  /** Locks the key, present or not, without a look at the row. */
  void lockKey(TableLayout table, long tabletId, Value[] key);

  /**
   * Locks the key of a row and writes the row, with its index entries, in place of what is there. Reads
   * that only where the table has indexes.
   *
   * @param row the complete row, generated columns included
   */
  void replace(TableLayout table, long tabletId, Value[] row);

  /**
   * Locks the unique index values of a row that is to be written, and gives the rows of other keys
   * that hold one of them, locked too, each row once. A value that is NULL in part conflicts with nothing.
   *
   * @param row the complete row, generated columns included
   */
  List<UniqueConflict> uniqueConflicts(TableLayout table, long tabletId, Value[] row);

  /**
   * Writes a row and its index entries in place of the one before.
   *
   * @param before the row that {@link #lock} gave, or null when there was none
   * @param after the complete row, of the same key
   */
  void put(TableLayout table, long tabletId, Value[] before, Value[] after);

  /** Removes a row, which {@link #lock} gave, and its index entries. */
  void delete(TableLayout table, long tabletId, Value[] row);

  /**
   * A row that holds a unique index's values.
   *
   * @param index the index
   * @param tabletId the tablet of the row
   * @param row the row, locked
   */
  record UniqueConflict(io.obkv.server.catalog.IndexSchema index, long tabletId, Value[] row) {}
}
