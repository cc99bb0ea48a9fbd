// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.cluster.CallTimes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.ScanResultConsumerBase;

/**
 * What the asynchronous tables of one kind share.
 *
 * @param <C> the scans' consumers
 * @param pool on which futures complete; null for I/O threads
 */
record AsyncContext<C extends ScanResultConsumerBase>(
    Configuration conf,
    TableCore core,
    TableServices services,
    ExecutorService pool,
    ScanStart<C> scans) {
  /** Begins a scan. */
  interface ScanStart<C> {
    void scan(TableName table, Scan scan, C consumer, CallTimes times);
  }

  /** The same outcome, on the right thread. */
  <T> CompletableFuture<T> handedOver(CompletableFuture<T> future) {
    if (pool == null) {
      return future;
    }
    CompletableFuture<T> mine = new CompletableFuture<>();
    var unused = future.whenCompleteAsync(
        (value, thrown) -> {
          if (thrown == null) {
            mine.complete(value);
          } else {
            mine.completeExceptionally(thrown);
          }
        },
        pool);
    return mine;
  }
}
