// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.adapter.HBaseNames;
import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.QueryPage;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.hbase.filter.RowRange;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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
    HTableSchema table = cluster.knownTable(name);
    Database database = table == null ? null : cluster.knownDatabase(name);
    if (database == null) {
      return null;
    }
    byte[] family = onlyFamily(get, table);
    if (family == null) {
      return null;
    }
    TimeRange range = timeRange(get, family);
    if (range.getMin() >= range.getMax()) {
      return null;
    }
    String familyTable = table.familyTable(family);
    Locator tablet = tablet(database.knownSchema(familyTable), get.getRow());
    if (tablet == null) {
      return null;
    }
    FamilyRead read = new FamilyRead(
        family, 0, cells(get, get.getFamilyMap().get(family), range), false, get.getCacheBlocks());
    return database.query(
        familyTable,
        read.query(
            List.of(FamilyRead.range(RowRange.only(get.getRow()))), NO_LIMIT, NO_LIMIT, PAGE_BYTES),
        tablet,
        times,
        page -> result(database, page, family, times));
  }

  private static Result result(Database database, QueryPage page, byte[] family, CallTimes times) {
    if (!page.end()) {
      database.end(page, times);
      return null;
    }
    return Result.create(new CellReader(family).cells(page.rows()));
  }

  private static boolean isPlain(Get get) {
    return get.getFilter() == null
        && !get.isCheckExistenceOnly()
        && get.getMaxResultsPerColumnFamily() < 0
        && get.getRowOffsetPerColumnFamily() == 0;
  }

  /** Null where there is none, or more. */
  private static byte[] onlyFamily(Get get, HTableSchema table) {
    Map<byte[], ?> asked = get.getFamilyMap().isEmpty() ? table.families() : get.getFamilyMap();
    if (asked.size() != 1) {
      return null;
    }
    byte[] family = asked.keySet().iterator().next();
    return table.has(family) ? family : null;
  }

  private static TimeRange timeRange(Get get, byte[] family) {
    TimeRange own = get.getColumnFamilyTimeRange().get(family);
    return own == null ? get.getTimeRange() : own;
  }

  /** Null where it is not known, or not one. */
  private static Locator tablet(Optional<TableSchema> schema, byte[] row) {
    if (schema == null) {
      return null;
    }
    if (schema.isEmpty()) {
      return RowLocator.ROUTED_ELSEWHERE;
    }
    int[] tablets = RowLocator.tablets(schema.get(), row);
    return tablets.length == 1 ? RowLocator.ofTablet(schema.get(), tablets[0]) : null;
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
