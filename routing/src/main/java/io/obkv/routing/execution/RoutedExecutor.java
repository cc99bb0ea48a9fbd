// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.routing.retry.RetryBudget;
import io.obkv.routing.retry.RetryOptions;
import io.obkv.routing.retry.RetryPolicy;
import io.obkv.routing.server.Route;
import io.obkv.transport.Connection;
import io.obkv.transport.Scheduler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs calls: route, send, judge, repeat, with one deadline over all of it. The only retry loop of the
 * drivers. Never blocks but for who waits anyway. Safe for many threads.
 *
 * <p>Futures fail with an {@link io.obkv.error.ObkvException}, unwrapped, and are completed on a
 * connection's thread: what depends on them must not block.
 */
public final class RoutedExecutor implements AutoCloseable {
  final Router router;
  final Scheduler scheduler;
  final RetryPolicy policy = new RetryPolicy();
  final RetryOptions options;
  final RetryBudget budget;
  final ClientMetrics metrics;
  private final long hedgeAfterNanos;

  /** Calls between two attempts. */
  private final Set<RoutedCall<?, ?>> resting = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /** Takes the router over: closing this closes it. The scheduler stays the caller's. */
  public RoutedExecutor(
      Router router, Scheduler scheduler, RetryOptions options, ClientMetrics metrics) {
    this.router = router;
    this.scheduler = scheduler;
    this.options = options;
    this.budget = new RetryBudget(options.budget());
    this.hedgeAfterNanos = options.hedgeAfter().toNanos();
    this.metrics = metrics;
  }

  /**
   * Runs a call.
   *
   * @param timeoutNanos for the whole call, all attempts and waits included
   */
  public <A, R> CompletableFuture<R> execute(RoutedRequest<A, R> request, long timeoutNanos) {
    return execute(request, timeoutNanos, null);
  }

  /**
   * As {@link #execute(RoutedRequest, long)}, for a thread that has nothing to do before the call has ended:
   * it may be the one that writes to the server and reads from it, before this returns.
   *
   * @param waiting the thread; null for none
   */
  public <A, R> CompletableFuture<R> execute(
      RoutedRequest<A, R> request, long timeoutNanos, Thread waiting) {
    RoutedCall<A, R> call = new RoutedCall<>(this, request, timeoutNanos, waiting);
    if (hedgeAfterNanos > 0 && request.mayBeHedged()) {
      call.hedgeAfter(hedgeAfterNanos);
    }
    call.begin();
    return call;
  }

  /**
   * Sends a request that only one connection can serve, such as the next page of a query: once, for
   * whoever answers elsewhere does not know it.
   */
  public <A, R> CompletableFuture<R> executeOn(
      Connection connection, Route route, RoutedRequest<A, R> request, long timeoutNanos) {
    RoutedCall<A, R> call = new RoutedCall<>(this, request, timeoutNanos, null);
    call.beginOn(connection, route);
    return call;
  }

  /** The clock that deadlines are told by. */
  public long nanoTime() {
    return scheduler.nanoTime();
  }

  /** Begins another attempt after a wait; false when it will not come to that. */
  boolean attemptLater(RoutedCall<?, ?> call, long nanos) {
    resting.add(call);
    boolean scheduled = !closed
        && scheduler.schedule(
            () -> {
              if (resting.remove(call)) {
                call.attempt();
              }
            },
            nanos);
    return scheduled || !resting.remove(call);
  }

  /** Calls under way fail when the router closes its connections: they must not begin again. */
  boolean isClosed() {
    return closed;
  }

  /** Fails the calls under way. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    router.close();
    for (RoutedCall<?, ?> call : List.copyOf(resting)) {
      if (resting.remove(call)) {
        call.giveUpForClose();
      }
    }
  }
}
