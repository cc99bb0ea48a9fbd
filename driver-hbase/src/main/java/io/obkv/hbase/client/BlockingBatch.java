// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.error.HBaseErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.coprocessor.Batch;

/** Waits for a batch and tells of it as HBase does: results in an array, failures in one exception. */
record BlockingBatch(Waits waits, TableName table, TableCore core) {
  /**
   * Waits for all.
   *
   * @param results takes for each action its result, or the {@link Throwable} that it failed with
   * @param callback hears of each success; null for nobody
   * @throws RetriesExhaustedWithDetailsException where any failed
   */
  <T, R> void await(
      List<? extends Row> actions,
      List<CompletableFuture<T>> futures,
      Object[] results,
      Batch.Callback<R> callback)
      throws IOException {
    waits.result(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
        .handle((done, thrown) -> null));
    List<Throwable> failures = new ArrayList<>();
    List<Row> failed = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      Throwable failure = Futures.failure(futures.get(i));
      if (failure == null) {
        results[i] = futures.get(i).join();
        tell(callback, actions.get(i).getRow(), results[i]);
      } else {
        results[i] = failure;
        failures.add(failure);
        failed.add(actions.get(i));
      }
    }
    if (!failures.isEmpty()) {
      List<String> servers = new ArrayList<>();
      for (int i = 0; i < failures.size(); i++) {
        servers.add(server(failures.get(i), failed.get(i)));
      }
      throw new RetriesExhaustedWithDetailsException(failures, failed, servers);
    }
  }

  private String server(Throwable failure, Row action) throws IOException {
    String known = HBaseErrors.server(failure);
    return known.isEmpty() ? waits.result(core.server(table, action.getRow())) : known;
  }

  @SuppressWarnings("unchecked") // the caller says what the results are, as in HBase
  private static <R> void tell(Batch.Callback<R> callback, byte[] row, Object result) {
    if (callback != null) {
      callback.update(HConstants.EMPTY_BYTE_ARRAY, row, (R) result);
    }
  }
}
