// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.adapter.HBaseNames;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.QueryPage;
import io.obkv.hbase.filter.RowRange;
import io.obkv.protocol.message.HTableFilter;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.io.TimeRange;

/**
 * The read of one row as most are: of one family, in one tablet, without a filter, while all is known that
 * is needed. Then the server's answer is the result, and there is nothing to merge or to go on with. Every
 * other read is a scan of one row.
 */
final class RowRead {
  private static final byte[] NO_FILTER = {};
  private static final int NO_LIMIT = -1;
  private static final long PAGE_BYTES = 2 << 20;

  private RowRead() {}

  /**
   * Reads a row.
   *
   * @return null where it is to be read as others are; the future gives null where the row turns out to be
   *     too large for one page, and fails as the database's futures do
   */
  static CompletableFuture<Result> begin(
      HBaseCluster cluster, TableName name, Get get, CallTimes times) {
    if (!isPlain(get)) {
      return null;
    }
    RowRange row = RowRange.only(get.getRow());
    KnownTablet place = KnownTablet.of(cluster, name, get.getFamilyMap(), row);
    if (place == null) {
      return null;
    }
    TimeRange range = timeRange(get, place.family());
    if (range.getMin() >= range.getMax()) {
      return null;
    }
    FamilyRead read = new FamilyRead(
        place.family(), 0, cells(get, place.columns(), range), false, get.getCacheBlocks());
    return place
        .database()
        .query(
            place.table(),
            read.query(List.of(row), NO_LIMIT, NO_LIMIT, PAGE_BYTES),
            place.locator(),
            times,
            page -> result(place, page, times));
  }

  private static Result result(KnownTablet place, QueryPage page, CallTimes times) {
    if (!page.end()) {
      place.database().end(page, times);
      return null;
    }
    return Result.create(new CellReader(place.family()).cells(page.rows()));
  }

  private static boolean isPlain(Get get) {
    return get.getFilter() == null
        && !get.isCheckExistenceOnly()
        && get.getMaxResultsPerColumnFamily() < 0
        && get.getRowOffsetPerColumnFamily() == 0;
  }

  private static TimeRange timeRange(Get get, byte[] family) {
    TimeRange own = get.getColumnFamilyTimeRange().get(family);
    return own == null ? get.getTimeRange() : own;
  }

  private static HTableFilter cells(Get get, NavigableSet<byte[]> columns, TimeRange range) {
    return new HTableFilter(
        true,
        HBaseNames.inQuery(columns),
        range.getMin(),
        range.getMax(),
        get.getMaxVersions(),
        NO_LIMIT,
        0,
        NO_FILTER);
  }
}
