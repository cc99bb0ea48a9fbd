// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.routing.metrics.ClientMetrics.Outcome;
import io.obkv.routing.retry.RetryVerdict;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.Server;
import io.obkv.transport.Answer;
import io.obkv.transport.Completion;
import io.obkv.transport.Connection;
import io.obkv.transport.ConnectionPool;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;

/**
 * The state of one call from its beginning to its outcome, which completes it as a future: one object,
 * for this is the path of every request. Its steps follow one another, each on the thread that the last
 * one ended on.
 */
final class RoutedCall<A, R> extends CompletableFuture<R>
    implements Completion<A>, ConnectionPool.Waiter, Router.Waiter {
  /** A schema that is wrong again and again when it was just read will not become right. */
  private static final int MOST_SCHEMA_REFRESHES = 5;

  /** Two servers, each of which takes the other for the leader, would send a call to and fro. */
  private static final int MOST_MOVES_FOLLOWED = 3;

  private static final VarHandle SETTLED = settledHandle();

  private final RoutedExecutor executor;
  private final RoutedRequest<A, R> request;
  private final long startNanos;
  private final long deadlineNanos;

  /** Null for none. */
  private final Thread waiting;

  private Route route;
  private Connection connection;

  /** Whether the connection was the thread's for one exchange. */
  private boolean borrowed;

  private Server entered;
  private long attemptNanos;
  private boolean pinned;
  private int failedAttempts;
  private int schemaRefreshes;
  private int movesFollowed;
  private Hedge<A, R> hedge;

  /** 1 when the outcome is found, by this call or its hedge, and told to the metrics. */
  private volatile int settled;

  private ObkvException lastFailure;

  /** Whether any attempt so far may have reached a server and been applied. */
  private boolean mayBeApplied;

  RoutedCall(
      RoutedExecutor executor, RoutedRequest<A, R> request, long timeoutNanos, Thread waiting) {
    this.executor = executor;
    this.waiting = waiting;
    this.request = request;
    this.startNanos = executor.scheduler.nanoTime();
    this.attemptNanos = startNanos;
    this.deadlineNanos = startNanos + timeoutNanos;
  }

  void begin() {
    executor.metrics.started(request.operation(), request.table());
    attempt();
  }

  void beginOn(Connection only, Route its) {
    executor.metrics.started(request.operation(), request.table());
    pinned = true;
    route = its;
    send(only);
  }

  /** Makes a second attempt beside the first when there is no outcome after a time. */
  void hedgeAfter(long nanos) {
    hedge = new Hedge<>(executor, this, request, deadlineNanos);
    executor.scheduler.schedule(hedge, nanos);
  }

  /** The second attempt has an answer; false where that comes too late. */
  boolean answeredByHedge(R result) {
    if (isDone() || !settle(Outcome.SUCCESS)) {
      return false;
    }
    complete(result);
    return true;
  }

  /** One attempt, the first or another. */
  void attempt() {
    if (isDone()) {
      settle(Outcome.OTHER_ERROR);
      return;
    }
    if (failedAttempts > 0) {
      attemptNanos = executor.scheduler.nanoTime();
    }
    Route known;
    try {
      known = executor.router.route(request);
    } catch (RuntimeException e) {
      unroutable(e);
      return;
    }
    if (known != null) {
      take(known);
    } else {
      route = null;
      executor.router.findRoute(request, deadlineNanos, this);
    }
  }

  @Override
  public void unroutable(RuntimeException cause) {
    if (cause instanceof ObkvException known) {
      failed(known);
    } else {
      broken(cause);
    }
  }

  @Override
  public void routed(Route found) {
    // A failure speaks against what the search found: the attempt begins after it.
    attemptNanos = executor.scheduler.nanoTime();
    take(found);
  }

  private void take(Route found) {
    route = found;
    Server server = found.server();
    if (server == null) {
      takeConnection(found.pool(), deadlineNanos);
      return;
    }
    ObkvException refusal = server.enter();
    if (refusal != null) {
      failed(refusal);
      return;
    }
    entered = server;
    takeConnection(found.pool(), 0);
  }

  private void takeConnection(ConnectionPool pool, long waitUntilNanos) {
    Connection own = mayWaitHere() ? pool.takeForCaller(deadlineNanos) : null;
    borrowed = own != null;
    Connection found = borrowed ? own : pool.leastLoaded();
    if (found != null) {
      send(found);
    } else {
      pool.acquire(waitUntilNanos != 0 ? waitUntilNanos : connectDeadline(), this);
    }
  }

  /**
   * Whether this thread waits for the outcome, and nothing else can bring it. What follows may go to a server
   * by any connection, but a proxy remembers which of its connections a query was started by.
   */
  private boolean mayWaitHere() {
    return waiting == Thread.currentThread()
        && hedge == null
        && (entered != null || !request.mayBeFollowed());
  }

  /** Another server may be the one to ask when this one takes long. */
  private long connectDeadline() {
    long patience = executor.scheduler.nanoTime() + entered.connectWaitNanos();
    return patience - deadlineNanos < 0 ? patience : deadlineNanos;
  }

  private void leave(ObkvException failure) {
    if (entered != null) {
      Server left = entered;
      entered = null;
      left.leave(failure, executor.scheduler.nanoTime() - attemptNanos);
    }
  }

  private void abandon() {
    if (entered != null) {
      entered.abandon();
      entered = null;
    }
  }

  /** Not a failure of the attempt, but of the call. */
  private void broken(RuntimeException cause) {
    leave(null);
    if (settle(Outcome.OTHER_ERROR)) {
      completeExceptionally(cause);
    }
  }

  @Override
  public void ready(Connection found) {
    // An answer speaks against news that came while the call waited for the connection, too.
    attemptNanos = executor.scheduler.nanoTime();
    if (settled != 0) {
      abandon();
      return;
    }
    send(found);
  }

  private void send(Connection found) {
    connection = found;
    if (hedge != null) {
      hedge.firstSent(route, found);
    }
    try {
      found.exchange(request.request(found), route.destination(), deadlineNanos, this);
    } catch (ObkvException e) {
      failed(e);
    } catch (RuntimeException e) {
      broken(e);
    }
  }

  @Override
  public void answered(Answer<A> answer) {
    R result;
    try {
      result = request.read(answer, following(), route);
    } catch (ObkvException e) {
      failed(e);
      return;
    } catch (RuntimeException e) {
      broken(e);
      return;
    }
    leave(null);
    executor.budget.succeeded();
    if (answer.locationStale()) {
      executor.router.misrouted(request, route, answer.schemaStale());
    }
    if (settle(Outcome.SUCCESS)) {
      complete(result);
    }
  }

  /** By which connection more may follow: not by one that is the pool's again. */
  private Connection following() {
    Connection shared = borrowed && request.mayBeFollowed() ? route.pool().leastLoaded() : null;
    return shared == null ? connection : shared;
  }

  @Override
  public void failed(ObkvException cause) {
    if (cause.getCause() instanceof InterruptedException) {
      // Says nothing of the server, and who would wait for another attempt?
      abandon();
      giveUp(cause);
      return;
    }
    leave(cause);
    if (settled != 0) {
      return;
    }
    mayBeApplied |= cause.effect() != Effect.NOT_APPLIED;
    RetryVerdict verdict = executor.policy.judge(cause, request.repeatable());
    if (verdict == RetryVerdict.FOLLOW_MOVE && ++movesFollowed > MOST_MOVES_FOLLOWED) {
      verdict = RetryVerdict.REFRESH_LOCATION;
    }
    failedAttempts++;
    lastFailure = cause;
    if (pinned
        || executor.isClosed()
        || verdict == RetryVerdict.FAIL
        || verdict == RetryVerdict.REFRESH_SCHEMA && ++schemaRefreshes > MOST_SCHEMA_REFRESHES
        || failedAttempts >= executor.options.maxAttempts()
        || !executor.router.prepareRetry(request, route, attemptNanos, cause, verdict)) {
      giveUp(cause);
      return;
    }
    long wait = executor.options.backoff().nanos(failedAttempts, executor.scheduler.random());
    if (executor.scheduler.nanoTime() + wait - deadlineNanos >= 0) {
      giveUp(outOfTime(cause));
    } else if (!executor.budget.tryTake() || !executor.attemptLater(this, wait)) {
      giveUp(cause);
    }
  }

  private ObkvException outOfTime(ObkvException last) {
    return last instanceof DeadlineExceededException
        ? last
        : new DeadlineExceededException(
            request.operation()
                + " of "
                + request.table()
                + " did not succeed in time, after "
                + failedAttempts
                + " attempts: "
                + last.getMessage(),
            mayBeApplied ? Effect.UNKNOWN : Effect.NOT_APPLIED,
            last);
  }

  /** The client is closed before the next attempt. */
  void giveUpForClose() {
    giveUp(new TransportException(
        "the client was closed: " + lastFailure.getMessage(), Effect.NOT_APPLIED, lastFailure));
  }

  private void giveUp(ObkvException cause) {
    if (settle(outcomeOf(cause))) {
      completeExceptionally(
          mayBeApplied && cause.effect() == Effect.NOT_APPLIED ? inDoubt(cause) : cause);
    }
  }

  /** The last attempt was not applied; that does not hold for the call when an earlier one may be. */
  private static ObkvException inDoubt(ObkvException cause) {
    if (cause instanceof ServerException refused) {
      return refused.afterDoubtfulAttempt();
    }
    return cause instanceof DeadlineExceededException
        ? new DeadlineExceededException(cause.getMessage(), Effect.UNKNOWN, cause)
        : new TransportException(cause.getMessage(), Effect.UNKNOWN, cause);
  }

  private static Outcome outcomeOf(ObkvException cause) {
    if (cause instanceof ServerException) {
      return Outcome.SERVER_ERROR;
    }
    if (cause instanceof DeadlineExceededException) {
      return Outcome.TIMEOUT;
    }
    return cause instanceof TransportException ? Outcome.CONNECTION_ERROR : Outcome.OTHER_ERROR;
  }

  private static VarHandle settledHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(RoutedCall.class, "settled", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Tells the metrics of the outcome, unless another was found before: false then. */
  private boolean settle(Outcome outcome) {
    if (!SETTLED.compareAndSet(this, 0, 1)) {
      return false;
    }
    executor.metrics.finished(
        request.operation(),
        request.table(),
        outcome,
        executor.scheduler.nanoTime() - startNanos,
        Math.max(0, outcome == Outcome.SUCCESS ? failedAttempts : failedAttempts - 1));
    return true;
  }
}
