// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;

/** PrefixFilter: the rows that begin with a prefix; the read ends behind the last. */
final class PrefixFilter extends HBaseFilter {
  private final byte[] prefix;
  private final boolean reversed;
  private boolean refused;
  private boolean passed;

  PrefixFilter(byte[] prefix, boolean reversed) {
    this.prefix = prefix;
    this.reversed = reversed;
  }

  @Override
  public void reset() {
    refused = false;
  }

  @Override
  public boolean filterAllRemaining() {
    return passed;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    int sign = compare(row);
    refused = sign != 0;
    passed = reversed ? sign < 0 : sign > 0;
    return refused;
  }

  private int compare(byte[] row) {
    int length = Math.min(row.length, prefix.length);
    return Arrays.compareUnsigned(row, 0, length, prefix, 0, prefix.length);
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    return refused ? Verdict.NEXT_ROW : Verdict.INCLUDE;
  }

  @Override
  public boolean filterRow() {
    return refused;
  }

  @Override
  public byte[] nextRow(byte[] row) {
    return !reversed && compare(row) < 0 ? prefix : null;
  }
}
