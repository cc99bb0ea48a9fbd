// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.scan.Scanners;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.Mutation;

/**
 * Checks by reading first: what was read is made the condition of the write, so that nothing is written
 * when another came between; then it is read again. Safe where all that the outcome depends on is the
 * newest version of one column, which a server can compare.
 */
final class ColumnChecks implements ReadChecks {
  private final HBaseCluster cluster;
  private final Scanners scanners;
  private Checks checks;

  ColumnChecks(HBaseCluster cluster, Scanners scanners) {
    this.cluster = cluster;
    this.scanners = scanners;
  }

  void writeBy(Checks conditional) {
    this.checks = conditional;
  }

  @Override
  public CompletableFuture<CheckOutcome> run(
      HTableSchema table, Check check, List<Mutation> mutations, CallTimes times) {
    return CompletableFuture.failedFuture(new DoNotRetryIOException("not yet"));
  }
}
