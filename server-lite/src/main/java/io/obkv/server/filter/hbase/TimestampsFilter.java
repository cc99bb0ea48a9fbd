// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Set;
import java.util.TreeSet;

/** TimestampsFilter: cells with one of some times. */
final class TimestampsFilter extends HBaseFilter {
  private final TreeSet<Long> times;

  TimestampsFilter(Set<Long> times) {
    this.times = new TreeSet<>(times);
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (times.contains(cell.timestamp())) {
      return Verdict.INCLUDE;
    }
    boolean older = times.isEmpty() || cell.timestamp() < times.first();
    return older ? Verdict.NEXT_COLUMN : Verdict.SKIP;
  }
}
