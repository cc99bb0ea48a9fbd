// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.Arrays;
import java.util.Objects;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The rows from one on up to another. As the next row behind {@code r} is {@code r} with a zero byte behind
 * it, this form can say everything. Immutable; the arrays are not copied.
 *
 * @param start the first row; empty for no bound
 * @param stop the first row behind the range; null for no bound
 */
public record RowRange(byte[] start, byte[] stop) {
  /** Every row. */
  public static final RowRange ALL = new RowRange(new byte[0], null);

  public RowRange {
    Objects.requireNonNull(start, "start");
  }

  /**
   * The rows between two, as HBase's scans name them.
   *
   * @param start empty for no bound
   * @param stop empty for no bound
   */
  public static RowRange between(
      byte[] start, boolean startInclusive, byte[] stop, boolean stopInclusive) {
    byte[] first = startInclusive || start.length == 0 ? start : behind(start);
    if (stop.length == 0) {
      return new RowRange(first, null);
    }
    return new RowRange(first, stopInclusive ? behind(stop) : stop);
  }

  /** One row. */
  public static RowRange only(byte[] row) {
    return new RowRange(row, behind(row));
  }

  /** The rows that begin with these bytes. */
  public static RowRange prefix(byte[] prefix) {
    for (int last = prefix.length - 1; last >= 0; last--) {
      if (prefix[last] != (byte) 0xff) {
        byte[] stop = Arrays.copyOf(prefix, last + 1);
        stop[last]++;
        return new RowRange(prefix, stop);
      }
    }
    return new RowRange(prefix, null);
  }

  /** The next row behind a row. */
  public static byte[] behind(byte[] row) {
    return Arrays.copyOf(row, row.length + 1);
  }

  public boolean isEmpty() {
    return stop != null && Bytes.compareTo(start, stop) >= 0;
  }

  /** Whether it is one row and no other can be in it. */
  public boolean isOneRow() {
    return stop != null
        && stop.length == start.length + 1
        && stop[start.length] == 0
        && Arrays.equals(start, 0, start.length, stop, 0, start.length);
  }

  /** The rows in both. */
  public RowRange and(RowRange other) {
    byte[] first = Bytes.compareTo(start, other.start) >= 0 ? start : other.start;
    return new RowRange(first, compareStops(stop, other.stop) <= 0 ? stop : other.stop);
  }

  static int compareStops(byte[] one, byte[] other) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? 1 : -1;
    }
    return Bytes.compareTo(one, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowRange that
        && Arrays.equals(start, that.start)
        && Arrays.equals(stop, that.stop);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(start) + Arrays.hashCode(stop);
  }

  @Override
  public String toString() {
    return "[" + Bytes.toStringBinary(start) + ", "
        + (stop == null ? "end" : Bytes.toStringBinary(stop)) + ")";
  }
}
