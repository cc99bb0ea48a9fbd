// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.filter.hbase.Verdict;
import java.util.Arrays;
import java.util.List;

/**
 * Which stored cells of a row a read sees, its filter left aside: by lifetimes, times, columns and
 * versions. For one thread at a time.
 */
final class CellJudge {
  private final FamilyRead read;
  private final ColumnSelection columns;
  private final int maxVersions;

  /** The place, among the columns that are wanted, of the first at or above the last cell's. */
  private int place;

  private byte[] column;
  private int versions;

  CellJudge(FamilyRead read) {
    this.read = read;
    this.columns = read.columns();
    this.maxVersions = Math.min(read.versions(), read.family().attributes().maxVersions());
  }

  /** Makes ready for another row. */
  void beginRow() {
    place = 0;
    column = null;
    versions = 0;
  }

  /** Whether the read sees a cell, and where the next cell is that it may see. */
  Verdict judge(StoredCell cell) {
    byte[] qualifier = cell.qualifier();
    if (!columns.isAll() && !isWanted(qualifier)) {
      return Verdict.NEXT_COLUMN;
    }
    if (!Arrays.equals(qualifier, column)) {
      column = qualifier;
      versions = 0;
    }
    long time = cell.timestamp();
    if (time < read.minStamp()) {
      return Verdict.NEXT_COLUMN;
    }
    if (time >= read.maxStamp() && read.maxStamp() != Long.MAX_VALUE) {
      return Verdict.SKIP;
    }
    if (CellExpiry.isExpired(cell, read.nowMillis())) {
      return Verdict.SKIP;
    }
    if (versions >= maxVersions) {
      return Verdict.NEXT_COLUMN;
    }
    versions++;
    return versions >= maxVersions ? Verdict.INCLUDE_AND_NEXT_COLUMN : Verdict.INCLUDE;
  }

  private boolean isWanted(byte[] qualifier) {
    List<byte[]> wanted = columns.qualifiers();
    while (place < wanted.size() && Arrays.compareUnsigned(wanted.get(place), qualifier) < 0) {
      place++;
    }
    return place < wanted.size() && Arrays.equals(wanted.get(place), qualifier);
  }

  /** True when any column may be seen. */
  boolean seesAllColumns() {
    return columns.isAll();
  }

  /** The lowest qualifier above another that may be seen; null when the row has none. */
  byte[] columnBehind(byte[] qualifier) {
    return columnFrom(Arrays.copyOf(qualifier, qualifier.length + 1));
  }

  /** The lowest qualifier, that one or above, that may be seen; null when the row has none. */
  byte[] columnFrom(byte[] qualifier) {
    if (columns.isAll()) {
      return qualifier;
    }
    List<byte[]> wanted = columns.qualifiers();
    int next = place;
    while (next < wanted.size() && Arrays.compareUnsigned(wanted.get(next), qualifier) < 0) {
      next++;
    }
    return next < wanted.size() ? wanted.get(next) : null;
  }
}
