// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.Arrays;

/**
 * ColumnRangeFilter: the columns between two. One whose end is not behind its beginning is refused when it
 * is asked about a cell, and not before, as in OceanBase: a read that meets no cell succeeds.
 */
final class ColumnRangeFilter extends HBaseFilter {
  private final byte[] least;
  private final boolean leastInclusive;
  private final byte[] most;
  private final boolean mostInclusive;
  private final boolean valid;

  /**
   * @param least empty for an open end
   * @param most empty for an open end
   */
  ColumnRangeFilter(byte[] least, boolean leastInclusive, byte[] most, boolean mostInclusive) {
    this.least = least;
    this.leastInclusive = leastInclusive || least.length == 0;
    this.most = most;
    this.mostInclusive = mostInclusive;
    int order = most.length == 0 ? -1 : Arrays.compareUnsigned(least, most);
    this.valid = order < 0 || order == 0 && mostInclusive;
  }

  @Override
  public Verdict filterCell(FilterCell cell) {
    if (!valid) {
      throw new RequestException(ErrorCode.OB_INVALID_ARGUMENT);
    }
    int fromLeast = Arrays.compareUnsigned(cell.qualifier(), least);
    if (fromLeast < 0) {
      return Verdict.SEEK;
    }
    if (fromLeast == 0 && !leastInclusive) {
      return Verdict.NEXT_COLUMN;
    }
    int fromMost = most.length == 0 ? -1 : Arrays.compareUnsigned(cell.qualifier(), most);
    boolean inside = fromMost < 0 || fromMost == 0 && mostInclusive;
    return inside ? Verdict.INCLUDE : Verdict.NEXT_ROW;
  }

  @Override
  public byte[] nextQualifier(FilterCell cell) {
    return least;
  }
}
