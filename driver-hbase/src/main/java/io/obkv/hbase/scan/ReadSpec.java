// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.filter.FilterCopy;
import io.obkv.hbase.filter.FilterRunner;
import io.obkv.hbase.filter.PushDown;
import io.obkv.hbase.filter.RowRange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.io.TimeRange;

/** What a read asks for. A get is a scan of one row. What the application changes afterwards is not seen. */
final class ReadSpec {
  private static final int NO_LIMIT = -1;

  private final Scan scan;
  private final Filter filter;
  private final long pageRowLimit;
  private final boolean existenceOnly;

  private ReadSpec(Scan scan, boolean existenceOnly) throws IOException {
    if (scan.isRaw()) {
      throw new UnsupportedOperationException(
          "Scan.setRaw: OceanBase removes cells at once and keeps no delete markers to be shown");
    }
    this.scan = scan;
    this.existenceOnly = existenceOnly;
    this.pageRowLimit = PushDown.rowLimit(scan.getFilter());
    boolean isRun = scan.getFilter() != null && pageRowLimit < 0;
    this.filter = isRun ? FilterCopy.of(scan.getFilter()) : null;
  }

  /**
   * Takes a scan.
   *
   * @throws UnsupportedOperationException for a raw one
   * @throws IOException when its filter cannot tell its bytes
   */
  static ReadSpec of(Scan scan) throws IOException {
    return new ReadSpec(new Scan(scan), false);
  }

  /** Takes a get; throws as {@link #of(Scan)}. */
  static ReadSpec of(Get get) throws IOException {
    return new ReadSpec(new Scan(get), get.isCheckExistenceOnly());
  }

  RowRange rows() {
    return scan.isReversed()
        ? RowRange.between(
            scan.getStopRow(), scan.includeStopRow(), scan.getStartRow(), scan.includeStartRow())
        : RowRange.between(
            scan.getStartRow(), scan.includeStartRow(), scan.getStopRow(), scan.includeStopRow());
  }

  boolean reversed() {
    return scan.isReversed();
  }

  /** Families with the qualifiers of each, null for all of them; no families for all. */
  Map<byte[], NavigableSet<byte[]>> families() {
    return scan.getFamilyMap();
  }

  /** This read's own filter, to be run here; null for none. */
  Filter filter() {
    return filter;
  }

  FilterRunner runner(List<FilterRunner.Rules> families) throws IOException {
    Boolean onDemand = scan.getLoadColumnFamiliesOnDemandValue();
    FilterRunner runner = new FilterRunner(
        filter,
        reversed(),
        onDemand == null || onDemand,
        families,
        scan.getMaxResultsPerColumnFamily(),
        scan.getRowOffsetPerColumnFamily());
    if (scan.getBatch() > 0) {
      runner.requireForParts();
    }
    return runner;
  }

  int versions() {
    return scan.getMaxVersions();
  }

  TimeRange times(byte[] family) {
    TimeRange own = scan.getColumnFamilyTimeRange().get(family);
    return own == null ? scan.getTimeRange() : own;
  }

  /** The most rows that are given; -1 for no limit. */
  int rowLimit() {
    long limit = scan.getLimit() > 0 ? scan.getLimit() : Long.MAX_VALUE;
    if (pageRowLimit >= 0) {
      limit = Math.min(limit, pageRowLimit);
    }
    return limit > Integer.MAX_VALUE ? NO_LIMIT : (int) limit;
  }

  /** Rows for a page, -1 for no limit. */
  int caching() {
    int rows = scan.getCaching();
    return rows > 0 && rows < Integer.MAX_VALUE ? rows : NO_LIMIT;
  }

  /** Bytes for a page as the scan asks for them; -1 for the driver's choice. */
  long pageBytes() {
    return scan.getMaxResultSize() > 0 ? scan.getMaxResultSize() : NO_LIMIT;
  }

  /** Cells for a result, 0 for whole rows. */
  int batch() {
    return Math.max(0, scan.getBatch());
  }

  /** Whether a row larger than a page may be given in parts. */
  boolean partialRows() {
    return scan.getAllowPartialResults() && (filter == null || !filter.hasFilterRow());
  }

  boolean cacheBlocks() {
    return scan.getCacheBlocks();
  }

  boolean needsCursors() {
    return scan.isNeedCursorResult();
  }

  boolean metricsEnabled() {
    return scan.isScanMetricsEnabled();
  }

  boolean existenceOnly() {
    return existenceOnly;
  }

  /** Whether one cell of the row, whichever and whatever its value, tells all that is asked. */
  boolean anyCellTells() {
    return existenceOnly && everyRowPasses();
  }

  /**
   * Whether every row that a server sends is one result, and nothing else is told of the scan. Of a column
   * with several versions a table may show fewer than a server has.
   */
  boolean isPlain() {
    return everyRowPasses()
        && !existenceOnly
        && scan.getMaxResultsPerColumnFamily() < 0
        && scan.getMaxVersions() == 1
        && scan.getBatch() <= 0
        && !scan.getAllowPartialResults()
        && !scan.isNeedCursorResult()
        && !scan.isScanMetricsEnabled()
        && rowLimit() != 0;
  }

  /** Whether nothing is left out that a server has sent, so that a server may count rows. */
  boolean everyRowPasses() {
    return filter == null && scan.getRowOffsetPerColumnFamily() == 0;
  }
}
