// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** DependentColumnFilter: the cells of a row that have the time of a cell of one column. */
final class DependentColumnFilter extends HBaseFilter {
  private final ColumnName column;
  private final boolean dropsColumn;
  private final Optional<Comparison> comparison;
  private final Set<Long> times = new HashSet<>();

  /**
   * @param dropsColumn whether the column is left out of the answer
   * @param comparison what the column's cells must satisfy for their times to count
   */
  DependentColumnFilter(ColumnName column, boolean dropsColumn, Optional<Comparison> comparison) {
    this.column = column;
    this.dropsColumn = dropsColumn;
    this.comparison = comparison;
  }

  @Override
  public void reset() {
    times.clear();
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (!column.isOf(cell)) {
      return Verdict.INCLUDE;
    }
    if (comparison.isPresent() && !comparison.get().accepts(cell.value())) {
      return Verdict.SKIP;
    }
    times.add(cell.timestamp());
    return dropsColumn ? Verdict.SKIP : Verdict.INCLUDE;
  }

  @Override
  public boolean decidesRows() {
    return true;
  }

  @Override
  public void retainCells(List<? extends FilterCell> cells) {
    cells.removeIf(cell -> !times.contains(cell.timestamp()));
  }
}
