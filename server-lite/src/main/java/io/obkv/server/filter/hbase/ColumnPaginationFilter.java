// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;

/** ColumnPaginationFilter: some columns of each row, one version each, from a place or a column on. */
final class ColumnPaginationFilter extends HBaseFilter {
  private final long limit;
  private final long offset;
  private final byte[] firstColumn;
  private long count;

  /**
   * @param offset how many columns come before; does not count where a first column is given
   * @param firstColumn null for none
   */
  ColumnPaginationFilter(long limit, long offset, byte[] firstColumn) {
    this.limit = limit;
    this.offset = offset;
    this.firstColumn = firstColumn;
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (firstColumn == null) {
      if (count >= offset + limit) {
        return Verdict.NEXT_ROW;
      }
      count++;
      return count <= offset ? Verdict.NEXT_COLUMN : Verdict.INCLUDE_AND_NEXT_COLUMN;
    }
    if (count >= limit) {
      return Verdict.NEXT_ROW;
    }
    if (count == 0 && Arrays.compareUnsigned(cell.qualifier(), firstColumn) < 0) {
      return Verdict.SEEK;
    }
    count++;
    return Verdict.INCLUDE_AND_NEXT_COLUMN;
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    return firstColumn;
  }
}
