// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Scheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One server: its connections, a bulkhead that bounds the calls under way there, and a circuit breaker
 * that leaves it alone for a while when calls fail. Safe for many threads.
 *
 * <p>The breaker is only asked and told while the server is under suspicion: from a failure on until it
 * has answered a number of calls in a row. So the usual call pays for the bulkhead alone, and makes no
 * object.
 */
public final class Server implements AutoCloseable {
  private static final int FAILED_PERCENT = 50;

  /** Calls that end earlier say more of the caller's patience than of the server. */
  private static final long SHORTEST_LATENESS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final HostAndPort address;
  private final ConnectionPool pool;
  private final ServerOptions options;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private volatile boolean suspected;
  private volatile int answersInARow;

  /** Takes the pool over: closing this closes it. */
  public Server(
      HostAndPort address, ConnectionPool pool, ServerOptions options, Scheduler scheduler) {
    this.address = address;
    this.pool = pool;
    this.options = options;
    this.breaker = CircuitBreaker.of(
        address.toString(),
        CircuitBreakerConfig.custom()
            .slidingWindow(options.failures(), options.failures(), SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(FAILED_PERCENT)
            .slowCallRateThreshold(100)
            .slowCallDurationThreshold(Duration.ofDays(1))
            .waitDurationInOpenState(options.openFor())
            .permittedNumberOfCallsInHalfOpenState(options.trials())
            .clock(new SchedulerClock(scheduler))
            .currentTimestampFunction(clock -> scheduler.nanoTime(), TimeUnit.NANOSECONDS)
            .build());
    this.bulkhead = Bulkhead.of(
        address.toString(),
        BulkheadConfig.custom()
            .maxConcurrentCalls(options.maxConcurrent())
            .maxWaitDuration(Duration.ZERO)
            .build());
  }

  /** Its RPC port. */
  public HostAndPort address() {
    return address;
  }

  public ConnectionPool pool() {
    return pool;
  }

  /** How long a call waits for a connection before it looks elsewhere. */
  public long connectWaitNanos() {
    return options.connectWait().toNanos();
  }

  /** Whether the circuit is open: calls are refused without being sent. */
  public boolean isLeftAlone() {
    return suspected && breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /**
   * Asks for leave to send a call; whoever gets it must {@link #leave} once.
   *
   * @return null, or why there is none
   */
  public ObkvException enter() {
    if (suspected && !breaker.tryAcquirePermission()) {
      return refused("it has failed too often and is left alone for a while");
    }
    if (!bulkhead.tryAcquirePermission()) {
      if (suspected) {
        breaker.releasePermission();
      }
      return refused(options.maxConcurrent() + " calls are under way there already");
    }
    return null;
  }

  private TransportException refused(String why) {
    return new TransportException(
        "no call is sent to " + address + ": " + why, Effect.NOT_APPLIED, null);
  }

  /**
   * The end of a call that was let in.
   *
   * @param failure null where the server answered with success
   * @param nanos from {@link #enter} on
   */
  public void leave(ObkvException failure, long nanos) {
    bulkhead.releasePermission();
    if (failure != null && speaksAgainstServer(failure, nanos)) {
      answersInARow = 0;
      suspected = true;
      breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    } else if (!suspected) {
      return;
    } else if (failure instanceof DeadlineExceededException) {
      // Not an answer either.
      breaker.releasePermission();
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      trustAgain();
    }
  }

  /** The end of a call that was let in, but given up before it was sent. */
  public void abandon() {
    bulkhead.releasePermission();
    if (suspected) {
      breaker.releasePermission();
    }
  }

  private static boolean speaksAgainstServer(ObkvException failure, long nanos) {
    return failure instanceof TransportException
        || failure instanceof DeadlineExceededException && nanos >= SHORTEST_LATENESS_NANOS;
  }

  private void trustAgain() {
    int answers = answersInARow + 1;
    // A lost update delays the trust by a call.
    answersInARow = answers;
    if (answers >= options.failures() && breaker.getState() == CircuitBreaker.State.CLOSED) {
      suspected = false;
      breaker.reset();
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return "Server[" + address + "]";
  }
}
