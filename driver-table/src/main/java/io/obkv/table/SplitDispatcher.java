// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.protocol.message.ServerVersion;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.execution.Locator;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.routing.schema.IndexSchema;
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
  /** A table that is laid out otherwise each time will not hold still. */
  static final int MOST_DIVISIONS = 5;

  @Override
  public CompletableFuture<BatchResult> batch(Batch batch, long timeoutNanos) {
    return new SplitBatch(this, batch, executor.nanoTime() + timeoutNanos).run();
  }

  @Override
  public CompletableFuture<Row> aggregate(Aggregate aggregate, long timeoutNanos) {
    long deadline = executor.nanoTime() + timeoutNanos;
    return divided(aggregate.query(), deadline, 1, schema -> {
      CallFactory here = calls.routedBy(schema.name());
      int[] tablets = QueryRanges.prune(schema, aggregate.query());
      if (tablets.length == 1) {
        return executor.execute(
            here.aggregate(aggregate, new TabletLocator(schema, tablets[0])), left(deadline));
      }
      AggregateMerge merge = new AggregateMerge(aggregate, schema);
      return Parts.ofReads(onEach(
              schema,
              tablets,
              at -> executor.execute(here.aggregate(merge.partial(), at), left(deadline))))
          .thenApply(merge::merge);
    });
  }

  @Override
  public CompletableFuture<ConditionalResult> mutate(
      ConditionalMutation mutation, long timeoutNanos) {
    long deadline = executor.nanoTime() + timeoutNanos;
    return divided(mutation.query(), deadline, 1, schema -> {
      CallFactory here = calls.routedBy(schema.name());
      int[] tablets = QueryRanges.prune(schema, mutation.query());
      if (tablets.length > 1 && mutation.query().limit() >= 0) {
        throw new IllegalArgumentException(
            "a limit cannot be kept by a change of several partitions at once");
      }
      return Parts.ofWrites(onEach(
              schema,
              tablets,
              at -> executor.execute(here.conditional(mutation, at), left(deadline))))
          .thenApply(SplitDispatcher::joined);
    });
  }

  /** Divides an operation by the table's schema, and anew where the schema turns out to be another. */
  private <R> CompletableFuture<R> divided(
      Query query,
      long deadline,
      int divisions,
      Function<TableSchema, CompletableFuture<R>> operation) {
    return schemaFor(query, deadline)
        .thenCompose(schema -> operation.apply(schema).exceptionallyCompose(thrown -> {
          Throwable cause = Parts.unwrapped(thrown);
          if (!(cause instanceof LayoutChangedException) || divisions >= MOST_DIVISIONS) {
            return CompletableFuture.failedFuture(cause);
          }
          router.forget(schema.name(), schema.tablets());
          return divided(query, deadline, divisions + 1, operation);
        }));
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
  private static <R> List<CompletableFuture<R>> onEach(
      TableSchema schema, int[] tablets, Function<Locator, CompletableFuture<R>> call) {
    List<CompletableFuture<R>> parts = new ArrayList<>();
    for (int tablet : tablets) {
      parts.add(call.apply(new TabletLocator(schema, tablet)));
    }
    return parts;
  }

  /** The schema by which a query is divided: that of its index where the index has tablets of its own. */
  CompletableFuture<TableSchema> schemaFor(Query query, long deadlineNanos) {
    return schemaFor(query, deadlineNanos, true);
  }

  private CompletableFuture<TableSchema> schemaFor(
      Query query, long deadlineNanos, boolean mayReadAgain) {
    CompletableFuture<TableSchema> own = schema(deadlineNanos);
    return query.index().isEmpty()
        ? own
        : own.thenCompose(table -> table
            .index(query.index())
            .filter(IndexSchema::global)
            .map(index -> IndexSchema.tableName(table.tableId(), index.name()))
            .map(name -> router.schema(name, deadlineNanos).exceptionallyCompose(thrown -> {
              // What names an index that is gone is out of date.
              router.forget(calls.table(), table.tablets());
              return mayReadAgain
                  ? schemaFor(query, deadlineNanos, false)
                  : CompletableFuture.failedFuture(Parts.unwrapped(thrown));
            }))
            .orElse(own));
  }

  CompletableFuture<TableSchema> schema(long deadlineNanos) {
    return router.schema(calls.table(), deadlineNanos);
  }

  long left(long deadlineNanos) {
    return Math.max(0, deadlineNanos - executor.nanoTime());
  }
}
