// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.ObkvException;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.Server;
import io.obkv.transport.Answer;
import io.obkv.transport.Completion;
import io.obkv.transport.Connection;

/**
 * The second attempt at a read that takes long: one exchange with another replica, or over another
 * connection, beside the first attempt, which goes on. The first answer counts; the loser's is dropped,
 * and it is not repeated. A failure of this one counts for nothing. ("Hedged requests" of Dean and
 * Barroso, The Tail at Scale, 2013.)
 */
final class Hedge<A, R> implements Runnable, Completion<A> {
  private record Attempt(Route route, Connection connection) {}

  private final RoutedExecutor executor;
  private final RoutedCall<A, R> call;
  private final RoutedRequest<A, R> request;
  private final long deadlineNanos;

  /** Of the call itself, its last; null while it has sent nothing. */
  private volatile Attempt first;

  private Attempt second;
  private long secondNanos;

  Hedge(
      RoutedExecutor executor,
      RoutedCall<A, R> call,
      RoutedRequest<A, R> request,
      long deadlineNanos) {
    this.executor = executor;
    this.call = call;
    this.request = request;
    this.deadlineNanos = deadlineNanos;
  }

  /** The call itself sends an attempt. */
  void firstSent(Route route, Connection connection) {
    first = new Attempt(route, connection);
  }

  /** The time is up: sends the second attempt, where there is need and a way. */
  @Override
  public void run() {
    Attempt sent = first;
    if (sent == null || call.isDone() || executor.isClosed()) {
      return;
    }
    Route route = executor.router.alternative(request, sent.route());
    Connection connection = route.pool().leastLoaded();
    // What waits for an answer on a connection would only wait there again.
    if (connection == null || connection == sent.connection() || !enter(route.server())) {
      return;
    }
    second = new Attempt(route, connection);
    secondNanos = executor.scheduler.nanoTime();
    executor.metrics.hedged(request.operation(), request.table());
    try {
      connection.exchange(request.request(connection), route.destination(), deadlineNanos, this);
    } catch (ObkvException e) {
      failed(e);
    }
  }

  private boolean enter(Server server) {
    if (!executor.budget.tryTake()) {
      return false;
    }
    return server == null || server.enter() == null;
  }

  @Override
  public void answered(Answer<A> answer) {
    R result;
    try {
      result = request.read(answer, second.connection(), second.route());
    } catch (ObkvException e) {
      failed(e);
      return;
    }
    leave(null);
    if (call.answeredByHedge(result)) {
      executor.metrics.hedgeWon(request.operation(), request.table());
    }
  }

  @Override
  public void failed(ObkvException cause) {
    leave(cause);
  }

  private void leave(ObkvException failure) {
    Server server = second.route().server();
    if (server != null) {
      server.leave(failure, executor.scheduler.nanoTime() - secondNanos);
    }
  }
}
