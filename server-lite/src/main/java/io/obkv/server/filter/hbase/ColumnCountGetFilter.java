// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** ColumnCountGetFilter: the first columns of a row, one version each; the first wider row is the last. */
final class ColumnCountGetFilter extends HBaseFilter {
  private final long limit;
  private long count;

  ColumnCountGetFilter(long limit) {
    this.limit = limit;
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public boolean filterAllRemaining() {
    return count > limit;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    return filterAllRemaining();
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    count++;
    return filterAllRemaining() ? Verdict.NEXT_COLUMN : Verdict.INCLUDE_AND_NEXT_COLUMN;
  }
}
