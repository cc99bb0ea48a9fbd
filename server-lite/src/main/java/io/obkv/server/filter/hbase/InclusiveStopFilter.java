// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;

/** InclusiveStopFilter: the rows up to one, which belongs to them. */
final class InclusiveStopFilter extends HBaseFilter {
  private final byte[] stop;
  private final boolean reversed;
  private boolean done;

  InclusiveStopFilter(byte[] stop, boolean reversed) {
    this.stop = stop;
    this.reversed = reversed;
  }

  @Override
  public boolean filterAllRemaining() {
    return done;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    int sign = Arrays.compareUnsigned(row, stop);
    done = done || (reversed ? sign < 0 : sign > 0);
    return done;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    return done ? Verdict.NEXT_ROW : Verdict.INCLUDE;
  }
}
