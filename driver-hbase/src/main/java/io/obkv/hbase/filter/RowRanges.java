// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.hbase.util.Bytes;

/** Rows, as ranges that ascend and do not touch. Immutable. */
public final class RowRanges {
  /** Every row. */
  public static final RowRanges ALL = new RowRanges(List.of(RowRange.ALL));

  /** No row. */
  public static final RowRanges NONE = new RowRanges(List.of());

  private static final Comparator<RowRange> BY_START =
      (a, b) -> Bytes.compareTo(a.start(), b.start());

  private final List<RowRange> ranges;

  private RowRanges(List<RowRange> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /** The rows of all these ranges, which may overlap. */
  public static RowRanges of(List<RowRange> ranges) {
    List<RowRange> sorted = new ArrayList<>(ranges);
    sorted.removeIf(RowRange::isEmpty);
    sorted.sort(BY_START);
    List<RowRange> merged = new ArrayList<>();
    for (RowRange range : sorted) {
      RowRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || last.stop() != null && Bytes.compareTo(range.start(), last.stop()) > 0) {
        merged.add(range);
      } else if (RowRange.compareStops(range.stop(), last.stop()) > 0) {
        merged.set(merged.size() - 1, new RowRange(last.start(), range.stop()));
      }
    }
    return new RowRanges(merged);
  }

  /** As {@link #of(List)}. */
  public static RowRanges of(RowRange... ranges) {
    return of(List.of(ranges));
  }

  /** Ascending. */
  public List<RowRange> ranges() {
    return ranges;
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  public boolean isAll() {
    return ranges.equals(ALL.ranges);
  }

  /** The rows in both. */
  public RowRanges and(RowRanges other) {
    if (isAll()) {
      return other;
    }
    List<RowRange> both = new ArrayList<>();
    for (RowRange one : ranges) {
      for (RowRange two : other.ranges) {
        both.add(one.and(two));
      }
    }
    return of(both);
  }

  /** The rows in one or the other. */
  public RowRanges or(RowRanges other) {
    List<RowRange> either = new ArrayList<>(ranges);
    either.addAll(other.ranges);
    return of(either);
  }

  /** Of these rows those behind a row in the order of a scan. */
  public RowRanges beyond(byte[] row, boolean reversed) {
    return and(
        of(reversed ? new RowRange(new byte[0], row) : new RowRange(RowRange.behind(row), null)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowRanges that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return ranges.toString();
  }
}
