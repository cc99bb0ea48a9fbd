// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;

/** ColumnValueFilter: the cells of one column whose value a comparison accepts, and no others. */
final class ColumnValueFilter extends HBaseFilter {
  private final byte[] qualifier;
  private final Comparison comparison;
  private boolean found;

  ColumnValueFilter(byte[] qualifier, Comparison comparison) {
    this.qualifier = qualifier;
    this.comparison = comparison;
  }

  @Override
  public void reset() {
    found = false;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (!Arrays.equals(cell.qualifier(), qualifier)) {
      return found ? Verdict.NEXT_ROW : Verdict.NEXT_COLUMN;
    }
    found = true;
    return comparison.accepts(cell.value()) ? Verdict.INCLUDE : Verdict.SKIP;
  }
}
