// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.metrics.ScanMetrics;

/** Counts what a scan does, where its metrics are asked for. A region is a tablet here. */
final class ScanCounts {
  private final ScanMetrics metrics;

  /** Counts into metrics; null for not at all. */
  ScanCounts(ScanMetrics metrics) {
    this.metrics = metrics;
  }

  /** Null where they are not asked for. */
  ScanMetrics metrics() {
    return metrics;
  }

  void rpc() {
    if (metrics != null) {
      metrics.countOfRPCcalls.incrementAndGet();
      metrics.countOfRemoteRPCcalls.incrementAndGet();
    }
  }

  void retry() {
    if (metrics != null) {
      metrics.countOfRPCRetries.incrementAndGet();
      metrics.countOfRemoteRPCRetries.incrementAndGet();
    }
  }

  void regions(int count) {
    if (metrics != null) {
      metrics.countOfRegions.addAndGet(count);
    }
  }

  void row(boolean passed) {
    if (metrics != null) {
      metrics.countOfRowsScanned.incrementAndGet();
      if (!passed) {
        metrics.countOfRowsFiltered.incrementAndGet();
      }
    }
  }

  void result(Result result) {
    if (metrics != null) {
      long bytes = 0;
      for (Cell cell : result.rawCells()) {
        bytes += ResultParts.size(cell);
      }
      metrics.countOfBytesInResults.addAndGet(bytes);
      metrics.countOfBytesInRemoteResults.addAndGet(bytes);
    }
  }

  void betweenNexts(long millis) {
    if (metrics != null) {
      metrics.sumOfMillisSecBetweenNexts.addAndGet(millis);
    }
  }
}
