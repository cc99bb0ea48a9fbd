// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.filter.hbase.FilterCell;
import io.obkv.value.Value;
import java.util.Arrays;

/**
 * A cell of a family.
 *
 * @param values a value a column of the family's table, as stored
 */
record StoredCell(FamilyTable family, Value[] values) implements FilterCell {
  @Override
  public byte[] row() {
    return values[family.rowPosition()].bytes();
  }

  @Override
  public byte[] qualifier() {
    return values[family.qualifierPosition()].bytes();
  }

  @Override
  public long timestamp() {
    return -values[family.timePosition()].bits();
  }

  @Override
  public byte[] value() {
    return values[family.valuePosition()].bytes();
  }

  /** True when the cells are of the same row. */
  boolean isInRow(byte[] row) {
    return Arrays.equals(row(), row);
  }

  /** The cell with another value. */
  StoredCell withValue(byte[] bytes) {
    Value[] changed = values.clone();
    Value before = changed[family.valuePosition()];
    changed[family.valuePosition()] = new Value(
        before.type(), before.collationLevel(), before.collation(), before.scale(), 0, bytes);
    return new StoredCell(family, changed);
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
  boolean isBefore(byte[] row, byte[] qualifier) {
    int sign = Arrays.compareUnsigned(row(), row);
    return sign < 0 || sign == 0 && Arrays.compareUnsigned(qualifier(), qualifier) < 0;
  }
}
