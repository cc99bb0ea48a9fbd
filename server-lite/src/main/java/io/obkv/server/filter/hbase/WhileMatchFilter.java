// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.List;

/** WHILE: ends the read at the first row or cell that another filter refuses. */
final class WhileMatchFilter extends HBaseFilter {
  private final HBaseFilter filter;
  private boolean done;

  WhileMatchFilter(HBaseFilter filter) {
    this.filter = filter;
  }

  @Override
  public void reset() {
    filter.reset();
  }

  @Override
  public boolean filterAllRemaining() {
    return done || filter.filterAllRemaining();
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    done = filterAllRemaining() || filter.filterRowKey(row);
    return done;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    Verdict verdict = filter.filterCell(cell);
    done = done || verdict != Verdict.INCLUDE;
    return verdict;
  }

  @Override
  public boolean filterRow() {
    boolean refused = filter.filterRow();
    done = done || refused;
    return refused;
  }

  @Override
  public boolean decidesRows() {
    return filter.decidesRows();
  }

  @Override
  public void retainCells(List<? extends FilterCell> cells) {
    filter.retainCells(cells);
  }

  @Override
  public byte[] transform(byte[] value) {
    return filter.transform(value);
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    return filter.nextQualifier(cell);
  }
}
