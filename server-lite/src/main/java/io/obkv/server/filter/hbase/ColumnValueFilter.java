// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** ColumnValueFilter: the cells of one column whose value a comparison accepts, and no others. */
final class ColumnValueFilter extends HBaseFilter {
  private final ColumnName column;
  private final Comparison comparison;
  private boolean found;

  ColumnValueFilter(ColumnName column, Comparison comparison) {
    this.column = column;
    this.comparison = comparison;
  }

  @Override
  public void reset() {
    found = false;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (!column.isOf(cell)) {
      return found ? Verdict.NEXT_ROW : Verdict.NEXT_COLUMN;
    }
    found = true;
    return comparison.accepts(cell.value()) ? Verdict.INCLUDE : Verdict.SKIP;
  }
}
