// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.protocol.message.ServerVersion;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.table.mapping.CallFactory;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Query;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.ConditionalResult;
import io.obkv.table.result.Row;
import java.util.concurrent.CompletableFuture;

/** ODP mode: every operation is one request, and the proxy divides it where it must. */
record WholeDispatcher(CallFactory calls, RoutedExecutor executor, ServerVersion serverVersion)
    implements Dispatcher {
  @Override
  public CompletableFuture<BatchResult> batch(Batch batch, long timeoutNanos) {
    return executor.execute(calls.batch(batch, serverVersion), timeoutNanos);
  }

  @Override
  public CompletableFuture<Row> aggregate(Aggregate aggregate, long timeoutNanos) {
    return executor.execute(calls.aggregate(aggregate, CallFactory.ROUTED_ELSEWHERE), timeoutNanos);
  }

  @Override
  public CompletableFuture<ConditionalResult> mutate(
      ConditionalMutation mutation, long timeoutNanos) {
    return executor.execute(
        calls.conditional(mutation, CallFactory.ROUTED_ELSEWHERE), timeoutNanos);
  }

  @Override
  public RowSource query(Query query, long timeoutNanos) {
    return new RowCursor(calls, executor, timeoutNanos, query, CallFactory.ROUTED_ELSEWHERE);
  }
}
