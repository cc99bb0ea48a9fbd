// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.HTableSchema;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.Mutation;

/** Checks that a server cannot make in one step with the write. */
interface ReadChecks {
  CompletableFuture<CheckOutcome> run(
      HTableSchema table, Check check, List<Mutation> mutations, CallTimes times);
}
