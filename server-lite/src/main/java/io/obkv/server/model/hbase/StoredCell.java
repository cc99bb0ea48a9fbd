// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.filter.hbase.FilterCell;
import io.obkv.server.tablet.CellEntry;
import java.util.Arrays;

/**
 * A cell of a family.
 *
 * @param entry as it is stored
 */
record StoredCell(FamilyTable family, CellEntry entry) implements FilterCell {
  @Override
  public byte[] row() {
    return entry.row();
  }

  @Override
  public byte[] qualifier() {
    return entry.qualifier();
  }

  @Override
  public long timestamp() {
    return -entry.time();
  }

  @Override
  public byte[] value() {
    return entry.value();
  }

  /** True when the cell is of that row. */
  @SuppressWarnings("ArrayEquality") // cells that follow each other share the array of their row
  boolean isInRow(byte[] row) {
    return entry.row() == row || Arrays.equals(entry.row(), row);
  }

  /** True when the cells are of the same column of the same row. */
  boolean isInColumn(StoredCell other) {
    return isInRow(other.row()) && Arrays.equals(qualifier(), other.qualifier());
  }

  /** The cell with another value. */
  StoredCell withValue(byte[] bytes) {
    return new StoredCell(family, entry.withValue(bytes));
  }

  /** The order of cells in a family: by row, qualifier and from the newest to the oldest. */
  int compareTo(StoredCell other) {
    int sign = Arrays.compareUnsigned(row(), other.row());
    if (sign == 0) {
      sign = Arrays.compareUnsigned(qualifier(), other.qualifier());
    }
    return sign == 0 ? Long.compare(other.timestamp(), timestamp()) : sign;
  }

  /** True when the cell comes before all cells of a row from that qualifier on. */
  @SuppressWarnings("ArrayEquality") // as in isInRow
  boolean isBefore(byte[] row, byte[] qualifier) {
    int sign = entry.row() == row ? 0 : Arrays.compareUnsigned(row(), row);
    return sign < 0 || sign == 0 && Arrays.compareUnsigned(qualifier(), qualifier) < 0;
  }
}
