// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

/** RowFilter: rows that a comparison accepts. */
final class RowFilter extends HBaseFilter {
  private final Comparison comparison;
  private boolean refused;

  RowFilter(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public void reset() {
    refused = false;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    refused = !comparison.accepts(row);
    return refused;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    return refused ? Verdict.NEXT_ROW : Verdict.INCLUDE;
  }

  @Override
  public boolean filterRow() {
    return refused;
  }
}
