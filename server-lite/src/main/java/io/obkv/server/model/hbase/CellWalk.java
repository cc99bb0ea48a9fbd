// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import java.util.Arrays;

/**
 * A walk over the stored cells of a family: row by row in one direction, within each row by qualifier
 * and from the newest to the oldest. For one thread at a time.
 */
interface CellWalk extends AutoCloseable {
  /** The next cell, or null at the end. */
  StoredCell next();

  /**
   * Goes on in a row.
   *
   * @param cell the last cell given
   * @param qualifier above the cell's
   * @return the first cell of the row from the qualifier on, or else the next row's first; null at the
   *     end
   */
  StoredCell toColumn(StoredCell cell, byte[] qualifier);

  /**
   * Goes on behind a column.
   *
   * @param cell the last cell given
   * @return the first cell of the row's next column, or else the next row's first; null at the end
   */
  default StoredCell toNextColumn(StoredCell cell) {
    byte[] qualifier = cell.qualifier();
    return toColumn(cell, Arrays.copyOf(qualifier, qualifier.length + 1));
  }

  /**
   * Goes on behind a row.
   *
   * @param cell the last cell given
   * @param least in a walk to higher rows: which rows to leave out, all below this one; null for none
   * @return the first cell of the next row; null at the end
   */
  StoredCell toNextRow(StoredCell cell, byte[] least);

  @Override
  void close();

  /** The lowest row above a row that is not below another, which may be null. */
  static byte[] rowAbove(byte[] row, byte[] least) {
    byte[] next = Arrays.copyOf(row, row.length + 1);
    return least != null && Arrays.compareUnsigned(least, next) > 0 ? least : next;
  }
}
