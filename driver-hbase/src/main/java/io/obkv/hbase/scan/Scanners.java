// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.cluster.CallTimes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.ScanResultConsumer;

/**
 * How tables read. Safe for many threads. Futures fail with HBase's exceptions ({@link
 * java.io.IOException}s, unwrapped) and are completed on an I/O thread: what depends on them must not block.
 */
public interface Scanners {
  /** One row; an empty result where there is nothing. */
  CompletableFuture<Result> get(TableName table, Get get, CallTimes times);

  /** A blocking scanner; what is wrong with the scan may show with its first row. */
  ResultScanner scanner(TableName table, Scan scan, CallTimes times);

  /** Feeds a consumer on an I/O thread, as {@code AsyncTable.scan} of {@code AsyncConnection.getTable(name)}. */
  void scan(TableName table, Scan scan, AdvancedScanResultConsumer consumer, CallTimes times);

  /** Feeds a consumer on the threads of a pool, where it may block. */
  void scan(
      TableName table, Scan scan, ScanResultConsumer consumer, Executor pool, CallTimes times);
}
