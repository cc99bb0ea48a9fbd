// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.List;

/**
 * SingleColumnValueFilter and SingleColumnValueExcludeFilter: whole rows, by the value of one column.
 */
final class ColumnCondition extends HBaseFilter {
  private final ColumnName column;
  private final Comparison comparison;
  private final boolean filterIfMissing;
  private final boolean latestOnly;
  private final boolean excludesColumn;
  private boolean found;
  private boolean matched;

  /**
   * @param filterIfMissing whether rows without the column are left out
   * @param latestOnly whether only the newest version of the column counts
   * @param excludesColumn whether the column is left out of the answer
   */
  ColumnCondition(
      ColumnName column,
      Comparison comparison,
      boolean filterIfMissing,
      boolean latestOnly,
      boolean excludesColumn) {
    this.column = column;
    this.comparison = comparison;
    this.filterIfMissing = filterIfMissing;
    this.latestOnly = latestOnly;
    this.excludesColumn = excludesColumn;
  }

  @Override
  public void reset() {
    found = false;
    matched = false;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (matched) {
      return Verdict.INCLUDE;
    }
    if (latestOnly && found) {
      return Verdict.NEXT_ROW;
    }
    if (!column.isOf(cell)) {
      return Verdict.INCLUDE;
    }
    found = true;
    matched = comparison.accepts(cell.value());
    return matched || !latestOnly ? Verdict.INCLUDE : Verdict.NEXT_ROW;
  }

  @Override
  public boolean filterRow() {
    return found ? !matched : filterIfMissing;
  }

  @Override
  public boolean decidesRows() {
    return true;
  }

  @Override
  public void retainCells(List<? extends FilterCell> cells) {
    if (excludesColumn) {
      cells.removeIf(column::isOf);
    }
  }
}
