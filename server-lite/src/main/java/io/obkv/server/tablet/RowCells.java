// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/**
 * The cells of a row that a read sees, in the form of its answer. Nobody may change the arrays.
 *
 * @param bytes the cells, one behind the other
 * @param ends where each cell ends
 */
public record RowCells(byte[] bytes, int[] ends) {
  /** The form of the answers of one table. Safe for many threads. */
  public interface Form {
    /**
     * What becomes of a row by the change of a cell.
     *
     * @param cells what a read sees before it; the newest cell of each column
     * @param written a cell that is stored
     * @return what a read sees then; null where these cells do not tell
     */
    RowCells with(RowCells cells, CellEntry written);
  }

  int count() {
    return ends.length;
  }
}
