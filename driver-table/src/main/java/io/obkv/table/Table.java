// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.table.mapping.CallFactory;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Append;
import io.obkv.table.operation.Batch;
import io.obkv.table.operation.CheckAndInsertOrUpdate;
import io.obkv.table.operation.ConditionalMutation;
import io.obkv.table.operation.Delete;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.InsertOrUpdate;
import io.obkv.table.operation.Mutation;
import io.obkv.table.operation.Put;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.Replace;
import io.obkv.table.operation.Update;
import io.obkv.table.result.BatchResult;
import io.obkv.table.result.ConditionalResult;
import io.obkv.table.result.MutationResult;
import io.obkv.table.result.Row;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * One table. Safe for many threads, and cheap: keep it or make it anew as is convenient.
 *
 * <p>Every operation waits for its outcome, or gives a future in its {@code …Async} form. Both fail with
 * an {@link io.obkv.error.ObkvException}: a {@link io.obkv.error.ServerException} with the server's
 * code, address and trace id when it refused, a {@link io.obkv.error.DeadlineExceededException} when the
 * client's timeout passed, a {@link io.obkv.error.TransportException} when the connection broke and the
 * operation could not be repeated. {@link io.obkv.error.ObkvException#effect} tells whether a failed
 * write may have been applied. Futures complete on the client's own threads: what depends on them must
 * not block, which the blocking forms refuse there.
 */
public final class Table {
  private final CallFactory calls;
  private final RoutedExecutor executor;
  private final Dispatcher dispatcher;
  private final Waits waits;
  private final long timeoutNanos;

  Table(
      CallFactory calls,
      RoutedExecutor executor,
      Dispatcher dispatcher,
      Waits waits,
      long timeoutNanos) {
    this.calls = calls;
    this.executor = executor;
    this.dispatcher = dispatcher;
    this.waits = waits;
    this.timeoutNanos = timeoutNanos;
  }

  public String name() {
    return calls.table();
  }

  /**
   * The same table with another time for a whole call; for a query, for each page.
   *
   * @throws IllegalArgumentException when the time is not above zero
   */
  public Table withTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be above zero, was " + timeout);
    }
    return new Table(calls, executor, dispatcher, waits, timeout.toNanos());
  }

  /** The row; empty where there is none. */
  public Optional<Row> get(Get get) {
    return here(calls.get(get));
  }

  public CompletableFuture<Optional<Row>> getAsync(Get get) {
    return executor.execute(calls.get(get), timeoutNanos);
  }

  public MutationResult insert(Insert insert) {
    return mutate(insert);
  }

  public CompletableFuture<MutationResult> insertAsync(Insert insert) {
    return mutateAsync(insert);
  }

  public MutationResult update(Update update) {
    return mutate(update);
  }

  public CompletableFuture<MutationResult> updateAsync(Update update) {
    return mutateAsync(update);
  }

  public MutationResult replace(Replace replace) {
    return mutate(replace);
  }

  public CompletableFuture<MutationResult> replaceAsync(Replace replace) {
    return mutateAsync(replace);
  }

  public MutationResult insertOrUpdate(InsertOrUpdate write) {
    return mutate(write);
  }

  public CompletableFuture<MutationResult> insertOrUpdateAsync(InsertOrUpdate write) {
    return mutateAsync(write);
  }

  public MutationResult put(Put put) {
    return mutate(put);
  }

  public CompletableFuture<MutationResult> putAsync(Put put) {
    return mutateAsync(put);
  }

  public MutationResult delete(Delete delete) {
    return mutate(delete);
  }

  public CompletableFuture<MutationResult> deleteAsync(Delete delete) {
    return mutateAsync(delete);
  }

  public MutationResult increment(Increment increment) {
    return mutate(increment);
  }

  public CompletableFuture<MutationResult> incrementAsync(Increment increment) {
    return mutateAsync(increment);
  }

  public MutationResult append(Append append) {
    return mutate(append);
  }

  public CompletableFuture<MutationResult> appendAsync(Append append) {
    return mutateAsync(append);
  }

  /** Any write of one row. */
  public MutationResult mutate(Mutation mutation) {
    return here(calls.mutation(mutation));
  }

  public CompletableFuture<MutationResult> mutateAsync(Mutation mutation) {
    return executor.execute(calls.mutation(mutation), timeoutNanos);
  }

  /** Changes all rows that a query finds. */
  public ConditionalResult mutate(ConditionalMutation mutation) {
    return waits.result(mutateAsync(mutation));
  }

  public CompletableFuture<ConditionalResult> mutateAsync(ConditionalMutation mutation) {
    return dispatcher.mutate(mutation, timeoutNanos);
  }

  /** Writes a row if its check holds. */
  public MutationResult checkAndInsertOrUpdate(CheckAndInsertOrUpdate check) {
    return here(calls.check(check));
  }

  public CompletableFuture<MutationResult> checkAndInsertOrUpdateAsync(
      CheckAndInsertOrUpdate check) {
    return executor.execute(calls.check(check), timeoutNanos);
  }

  /** Does all operations of a batch, or none. */
  public BatchResult batch(Batch batch) {
    return waits.result(batchAsync(batch));
  }

  public CompletableFuture<BatchResult> batchAsync(Batch batch) {
    return dispatcher.batch(batch, timeoutNanos);
  }

  /** Computes aggregates; the row's columns are named like {@code count(*)} and {@code max(price)}. */
  public Row aggregate(Aggregate aggregate) {
    return waits.result(aggregateAsync(aggregate));
  }

  public CompletableFuture<Row> aggregateAsync(Aggregate aggregate) {
    return dispatcher.aggregate(aggregate, timeoutNanos);
  }

  /** The rows of a query, to be closed; nothing is sent before the first is asked for. */
  public Rows query(Query query) {
    return new Rows(cursor(query), waits);
  }

  /** The rows of a query as a stream, to be closed. */
  public Stream<Row> stream(Query query) {
    return query(query).stream();
  }

  /** The rows of a query, read anew for every subscriber, and no faster than it asks. */
  public Flow.Publisher<Row> publisher(Query query) {
    return subscriber -> subscriber.onSubscribe(new RowSubscription(subscriber, cursor(query)));
  }

  /** Makes a call of one exchange, which the thread has nothing to do before the end of. */
  private <R> R here(RoutedRequest<?, R> call) {
    return waits.result(executor.execute(call, timeoutNanos, Thread.currentThread()));
  }

  private RowSource cursor(Query query) {
    return dispatcher.query(query, timeoutNanos);
  }
}
