// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.concurrent.ThreadLocalRandom;

/** RandomRowFilter: each row with the same chance. */
final class RandomRowFilter extends HBaseFilter {
  private final float chance;
  private boolean refused;

  /**
   * @param chance 0 or less for no row, 1 or more for all
   */
  RandomRowFilter(float chance) {
    this.chance = chance;
  }

  @Override
  public void reset() {
    refused = false;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    refused = ThreadLocalRandom.current().nextFloat() >= chance;
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
