// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.List;

/**
 * A filter of one read of one family. It keeps state from cell to cell: each read has its own, and one
 * thread at a time asks it.
 *
 * <p>The order of calls is HBase's: for each row {@link #filterAllRemaining}, {@link #filterRowKey},
 * then for each cell that versions and times leave {@link #filterAllRemaining} and {@link
 * #filterCell}; behind the row {@link #retainCells} and {@link #filterRow}, and {@link #reset} before
 * the next one, also behind a row that its key refused.
 *
 * <p>What is not overridden lets everything pass.
 */
public abstract class HBaseFilter {
  /** Makes ready for another row. */
  public void reset() {}

  /** True when nothing that follows can pass: the read is over. */
  public boolean filterAllRemaining() {
    return false;
  }

  /** True when no cell of the row can pass. */
  public boolean filterRowKey(byte[] row) {
    return false;
  }

  /** What to do with a cell, and where to go on. */
  public Verdict filterCell(FilterCell cell) {
    return Verdict.INCLUDE;
  }

  /** True when the row, all its cells seen, does not belong to the answer. */
  public boolean filterRow() {
    return false;
  }

  /** True when {@link #filterRow} or {@link #retainCells} may take cells back that were included. */
  public boolean decidesRows() {
    return false;
  }

  /** Takes cells of the row, all of them seen, out of the list of those that were included. */
  public void retainCells(List<? extends FilterCell> cells) {}

  /** The value that an included cell is answered with: its own array, or another. */
  public byte[] transform(byte[] value) {
    return value;
  }

  /** After {@link Verdict#SEEK}: the lowest qualifier of the row that can pass; null for the next. */
  public byte[] nextQualifier(FilterCell cell) {
    return null;
  }

  /**
   * Behind {@link #filterRowKey}, before {@link #reset}: the lowest row above this one that can pass,
   * whatever the rest of the read says; null where that may be the next.
   */
  public byte[] nextRow(byte[] row) {
    return null;
  }
}
