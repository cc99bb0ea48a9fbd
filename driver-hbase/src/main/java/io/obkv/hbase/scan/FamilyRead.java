// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.filter.RowRange;
import io.obkv.hbase.filter.RowRanges;
import io.obkv.protocol.message.CellQueryWriter;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.KvParams;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.util.VersionInfo;

/**
 * What is read of one family.
 *
 * @param family its name
 * @param place of the family among those read, from 0
 * @param cells which of a row's cells
 * @param reversed whether rows are read in descending order
 * @param cacheBlocks whether the server should keep what it reads in its cache
 */
record FamilyRead(
    byte[] family, int place, HTableFilter cells, boolean reversed, boolean cacheBlocks) {
  /** The columns that ranges of cells bound. */
  static final List<String> KEY = CellQueryWriter.KEY;

  private static final int CACHE_BLOCKS = 2;
  private static final int NO_LIMIT = -1;

  /**
   * A query of cells, see {@link io.obkv.hbase.cluster.QueryPage#query}.
   *
   * @param rowLimit -1 for none
   * @param pageRows rows for each page, -1 for no limit
   * @param pageBytes about how many bytes for each page
   */
  byte[] query(RowRanges rows, int rowLimit, int pageRows, long pageBytes) {
    return query(rows.ranges(), rowLimit, pageRows, pageBytes);
  }

  /** As {@link #query(RowRanges, int, int, long)}, of ranges that ascend and do not touch. */
  byte[] query(List<RowRange> ranges, int rowLimit, int pageRows, long pageBytes) {
    CellQueryWriter out = new CellQueryWriter(ranges.size());
    for (RowRange rows : ranges) {
      write(rows, out);
    }
    return out.end(
        rowLimit,
        reversed ? ScanOrder.REVERSE : ScanOrder.FORWARD,
        pageBytes,
        cells,
        new KvParams.HBase(
            pageRows, NO_LIMIT, cacheBlocks ? CACHE_BLOCKS : 0, VersionInfo.getVersion()));
  }

  /** Writes what {@link #range} gives. */
  private static void write(RowRange rows, CellQueryWriter out) {
    byte[] start = rows.start();
    byte[] stop = rows.stop();
    boolean beginsBehind = beginsBehind(rows);
    boolean endsBehind = endsBehind(rows);
    out.beginRange(!beginsBehind && start.length > 0, endsBehind);
    if (start.length == 0) {
      out.least();
    } else {
      out.row(start, beginsBehind ? start.length - 1 : start.length, beginsBehind);
    }
    if (stop == null) {
      out.greatest();
    } else {
      out.row(stop, endsBehind ? stop.length - 1 : stop.length, endsBehind);
    }
    out.endRange();
  }

  /**
   * A range of cells. That rows begin at, or end before, a row with a zero byte at its end is said by the
   * row without it, which a column may hold where the longer one may be too long for it.
   */
  static KeyRange range(RowRange rows) {
    byte[] start = rows.start();
    byte[] stop = rows.stop();
    boolean beginsBehind = beginsBehind(rows);
    boolean endsBehind = endsBehind(rows);
    return KeyRange.of(
        start.length == 0 ? open(Value.MIN) : bound(start, beginsBehind),
        !beginsBehind && start.length > 0,
        stop == null ? open(Value.MAX) : bound(stop, endsBehind),
        endsBehind);
  }

  private static boolean beginsBehind(RowRange rows) {
    return endsWithZero(rows.start()) && !rows.isOneRow();
  }

  private static boolean endsBehind(RowRange rows) {
    return rows.stop() != null && endsWithZero(rows.stop());
  }

  private static boolean endsWithZero(byte[] row) {
    return row.length > 0 && row[row.length - 1] == 0;
  }

  private static List<Value> open(Value bound) {
    return List.of(bound, bound, bound);
  }

  /** Before all cells of a row, or behind all of the row without its last byte. */
  private static List<Value> bound(byte[] row, boolean behind) {
    return behind
        ? List.of(Value.ofBytes(Arrays.copyOf(row, row.length - 1)), Value.MAX, Value.MAX)
        : List.of(Value.ofBytes(row), Value.MIN, Value.MIN);
  }
}
