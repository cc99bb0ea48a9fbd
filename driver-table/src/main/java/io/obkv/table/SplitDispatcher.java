// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.protocol.message.ServerVersion;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.mapping.CallFactory;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Query;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.ConditionalResult;
import io.obkv.table.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Direct mode: divides operations among the tablets that they are for, sends the parts side by side, and
 * puts their results together.
 */
record SplitDispatcher(
    CallFactory calls, RoutedExecutor executor, DirectRouter router, ServerVersion serverVersion)
    implements Dispatcher {
  @Override
  public CompletableFuture<BatchResult> batch(Batch batch, long timeoutNanos) {
    return new SplitBatch(this, batch, executor.nanoTime() + timeoutNanos).run();
  }

  @Override
  public CompletableFuture<Row> aggregate(Aggregate aggregate, long timeoutNanos) {
    long deadline = executor.nanoTime() + timeoutNanos;
    return schema(deadline).thenCompose(schema -> {
      int[] tablets = QueryRanges.prune(schema, aggregate.query());
      if (tablets.length == 1) {
        return executor.execute(
            calls.aggregate(aggregate, new TabletLocator(schema, tablets[0])), left(deadline));
      }
      AggregateMerge merge = new AggregateMerge(aggregate, schema);
      return onEach(
              schema,
              tablets,
              at -> executor.execute(calls.aggregate(merge.partial(), at), left(deadline)))
          .thenApply(merge::merge);
    });
  }

  @Override
  public CompletableFuture<ConditionalResult> mutate(
      ConditionalMutation mutation, long timeoutNanos) {
    long deadline = executor.nanoTime() + timeoutNanos;
    return schema(deadline).thenCompose(schema -> {
      int[] tablets = QueryRanges.prune(schema, mutation.query());
      if (tablets.length > 1 && mutation.query().limit() >= 0) {
        throw new IllegalArgumentException(
            "a limit cannot be kept by a change of several partitions at once");
      }
      return onEach(
              schema,
              tablets,
              at -> executor.execute(calls.conditional(mutation, at), left(deadline)))
          .thenApply(SplitDispatcher::joined);
    });
  }

  private static ConditionalResult joined(List<ConditionalResult> parts) {
    List<Row> former = new ArrayList<>();
    parts.forEach(part -> former.addAll(part.formerRows()));
    return new ConditionalResult(
        parts.stream().mapToLong(ConditionalResult::affectedRows).sum(), former);
  }

  @Override
  public RowSource query(Query query, long timeoutNanos) {
    return new SplitQuery(this, query, timeoutNanos);
  }

  /** Does the same on some tablets side by side; results are in the order of the tablets. */
  private <R> CompletableFuture<List<R>> onEach(
      TableSchema schema, int[] tablets, Function<Locator, CompletableFuture<R>> call) {
    List<CompletableFuture<R>> parts = new ArrayList<>();
    for (int tablet : tablets) {
      parts.add(call.apply(new TabletLocator(schema, tablet)));
    }
    return Parts.joined(parts);
  }

  CompletableFuture<TableSchema> schema(long deadlineNanos) {
    return router.schema(calls.table(), deadlineNanos);
  }

  long left(long deadlineNanos) {
    return Math.max(0, deadlineNanos - executor.nanoTime());
  }
}
