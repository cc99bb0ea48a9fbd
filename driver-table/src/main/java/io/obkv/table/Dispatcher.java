// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Query;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.ConditionalResult;
import io.obkv.table.result.Row;
import java.util.concurrent.CompletableFuture;

/** How operations on many rows of one table are sent; one implementation for each mode of the driver. */
interface Dispatcher {
  CompletableFuture<BatchResult> batch(Batch batch, long timeoutNanos);

  CompletableFuture<Row> aggregate(Aggregate aggregate, long timeoutNanos);

  CompletableFuture<ConditionalResult> mutate(ConditionalMutation mutation, long timeoutNanos);

  /**
   * The rows of a query.
   *
   * @param timeoutNanos for each page
   */
  RowSource query(Query query, long timeoutNanos);
}
