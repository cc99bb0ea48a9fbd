// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import io.obkv.hbase.cluster.CallTimes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.Mutation;

/** Sends mutations of one table. Never blocks; safe for many threads. */
@FunctionalInterface
public interface BatchSender {
  /**
   * Sends mutations of any kinds, each for itself.
   *
   * @return a future for each, which fails with HBase's exceptions and ends by a deadline
   */
  List<? extends CompletableFuture<?>> send(List<Mutation> mutations, CallTimes times);
}
