// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** MultiRowRangeFilter: the rows of some ranges; the read ends behind the last range. */
final class MultiRowRangeFilter extends HBaseFilter {
  /**
   * A range of rows.
   *
   * @param stop empty for an open end
   */
  record RowRange(byte[] start, boolean startInclusive, byte[] stop, boolean stopInclusive) {
    boolean startsAbove(byte[] row) {
      int sign = Arrays.compareUnsigned(start, row);
      return sign > 0 || sign == 0 && !startInclusive && start.length > 0;
    }

    boolean endsBelow(byte[] row) {
      int sign = stop.length == 0 ? 1 : Arrays.compareUnsigned(stop, row);
      return sign < 0 || sign == 0 && !stopInclusive;
    }
  }

  private final List<RowRange> ranges;
  private final boolean reversed;
  private boolean refused;
  private boolean done;

  MultiRowRangeFilter(List<RowRange> ranges, boolean reversed) {
    this.ranges = ranges.stream()
        .sorted(Comparator.comparing(RowRange::start, Arrays::compareUnsigned))
        .toList();
    this.reversed = reversed;
  }

  @Override
  public void reset() {
    refused = false;
  }

  @Override
  public boolean filterAllRemaining() {
    return done;
  }

  @Override
  public boolean filterRowKey(byte[] row) {
    refused = ranges.stream().noneMatch(range -> !range.startsAbove(row) && !range.endsBelow(row));
    done = reversed
        ? ranges.stream().allMatch(range -> range.startsAbove(row))
        : ranges.stream().allMatch(range -> range.endsBelow(row));
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

  @Override
  public byte[] nextRow(byte[] row) {
    if (reversed || !refused) {
      return null;
    }
    return ranges.stream()
        .filter(range -> range.startsAbove(row))
        .map(RowRange::start)
        .findFirst()
        .orElse(null);
  }
}
