// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.PrivateCellUtil;
import org.apache.hadoop.hbase.filter.FilterBase;
import org.apache.hadoop.hbase.filter.FuzzyRowFilter;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What {@link FuzzyRowFilter} does at an HBase server, to be run here instead of it. HBase's own class needs
 * unaligned access to memory, which a JVM from Java 16 on does not show it without {@code --add-opens}: it
 * then takes each position for a fixed one and finds nothing. Nor can it be used again after it has run.
 *
 * <p>A row passes when its beginning is as one of the patterns says; of a row that is shorter than the
 * pattern only what it has is compared.
 */
final class FuzzyRows extends FilterBase {
  private final List<Pattern> patterns;
  private boolean refused;
  private boolean done;

  /** A filter that lets rows of any of these patterns pass. */
  private FuzzyRows(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /** A filter for one of HBase's; that one stays as it is. */
  static FuzzyRows of(FuzzyRowFilter filter) {
    return new FuzzyRows(FuzzyKeys.of(filter.toByteArray()).stream()
        .map(key -> new Pattern(key.pattern(), key.fixed()))
        .collect(Collectors.toList()));
  }

  /**
   * The rows that can pass, as far as what the patterns begin with says. Of rows that are shorter than a
   * pattern HBase finds those before which no row was refused; here they are left out where they lie before
   * the first row, in the order of the scan, that fits as a whole.
   */
  RowRanges rows(boolean reversed) {
    return RowRanges.of(
        patterns.stream().map(pattern -> pattern.rows(reversed)).collect(Collectors.toList()));
  }

  @Override
  public ReturnCode filterCell(Cell cell) {
    byte[] row = CellUtil.cloneRow(cell);
    for (Pattern pattern : patterns) {
      if (pattern.mismatch(row) < 0) {
        return ReturnCode.INCLUDE;
      }
    }
    refused = true;
    return ReturnCode.SEEK_NEXT_USING_HINT;
  }

  /** The beginning of the nearest rows, in the order of the scan, that can pass. */
  @Override
  public Cell getNextCellHint(Cell cell) {
    byte[] row = CellUtil.cloneRow(cell);
    byte[] nearest = null;
    for (Pattern pattern : patterns) {
      byte[] next = isReversed() ? pattern.before(row) : pattern.behind(row);
      if (next != null && (nearest == null || isNearer(next, nearest))) {
        nearest = next;
      }
    }
    done = nearest == null;
    return done ? null : PrivateCellUtil.createFirstOnRow(nearest);
  }

  private boolean isNearer(byte[] row, byte[] other) {
    int order = Bytes.compareTo(row, other);
    return isReversed() ? order > 0 : order < 0;
  }

  @Override
  public boolean filterAllRemaining() {
    return done;
  }

  @Override
  public boolean filterRow() {
    return refused;
  }

  @Override
  public void reset() {
    refused = false;
  }

  @Override
  public String toString() {
    return "FuzzyRowFilter of " + patterns.size() + " patterns";
  }

  /**
   * One pattern.
   *
   * @param bytes those that are not fixed do not count
   * @param fixed which positions must be as the pattern has them
   */
  private record Pattern(byte[] bytes, boolean[] fixed) {
    private static final int LEAST = 0;
    private static final int MOST = 0xff;

    /** The first position where a row is not as it must be; -1 for none. */
    int mismatch(byte[] row) {
      int length = Math.min(row.length, bytes.length);
      for (int i = 0; i < length; i++) {
        if (fixed[i] && row[i] != bytes[i]) {
          return i;
        }
      }
      return -1;
    }

    /** Where the rows begin that fit and lie behind a row that does not; null for none. */
    byte[] behind(byte[] row) {
      int at = mismatch(row);
      boolean ascends = Byte.toUnsignedInt(row[at]) < Byte.toUnsignedInt(bytes[at]);
      int changed = ascends ? at : last(row, at, MOST);
      return changed < 0 ? null : beginning(row, changed, ascends ? 0 : 1, LEAST);
    }

    /** Behind the nearest rows that fit and lie before a row that does not; null for none. */
    byte[] before(byte[] row) {
      int at = mismatch(row);
      boolean descends = Byte.toUnsignedInt(row[at]) > Byte.toUnsignedInt(bytes[at]);
      int changed = descends ? at : last(row, at, LEAST);
      return changed < 0
          ? null
          : RowRange.prefix(beginning(row, changed, descends ? 0 : -1, MOST)).stop();
    }

    /** The last free position before another at which a row has not this byte; -1 for none. */
    private int last(byte[] row, int before, int bound) {
      int at = before - 1;
      while (at >= 0 && (fixed[at] || Byte.toUnsignedInt(row[at]) == bound)) {
        at--;
      }
      return at;
    }

    /** From the first row that fits to the last; all where no byte is fixed that rows begin with. */
    RowRange rows(boolean reversed) {
      int prefix = 0;
      while (prefix < bytes.length && fixed[prefix]) {
        prefix++;
      }
      if (prefix == 0) {
        return RowRange.ALL;
      }
      byte[] first = reversed ? Arrays.copyOf(bytes, prefix) : filled(prefix, LEAST);
      return new RowRange(first, RowRange.prefix(filled(prefix, MOST)).stop());
    }

    /** A row up to a position, that position by the pattern or by one step, what follows by the pattern. */
    private byte[] beginning(byte[] row, int changed, int step, int free) {
      byte[] beginning = filled(changed + 1, free);
      System.arraycopy(row, 0, beginning, 0, changed);
      if (step != 0) {
        beginning[changed] = (byte) (row[changed] + step);
      }
      return beginning;
    }

    /** The pattern up to its last fixed byte, with this one in the free positions from one on. */
    private byte[] filled(int from, int free) {
      int length = bytes.length;
      while (length > from && !fixed[length - 1]) {
        length--;
      }
      byte[] filled = Arrays.copyOf(bytes, length);
      for (int i = from; i < length; i++) {
        if (!fixed[i]) {
          filled[i] = (byte) free;
        }
      }
      return filled;
    }
  }
}
