// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slow side of a pool: opens connections, replaces lost ones, and keeps those who wait. Everything
 * but {@link #open} and the handing over is confined to one event loop.
 */
final class PoolRepair {
  private static final Logger LOG = LoggerFactory.getLogger(PoolRepair.class);
  private static final Connection[] NONE = {};
  private static final int MOST_WAITERS = 65_536;

  /** A connection that lived shorter is a sign that another one would, too. */
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Waiting(long deadlineNanos, ConnectionPool.Waiter waiter) {}

  private final Transport transport;
  private final ConnectionOptions options;
  private final int size;
  private final Backoff backoff;
  private final PoolListener listener;
  private final Runnable afterLoss;
  private final EventLoop loop;
  private final ExpiryTimer expiry;

  /** With the time at which each was opened, as {@link System#nanoTime()}. */
  private final Map<Connection, Long> connections = new LinkedHashMap<>();

  private final Set<Waiting> waiters = new LinkedHashSet<>();
  private Future<?> retry;
  private ObkvException lastFailure;
  private int opening;
  private int failures;
  private boolean closed;
  private volatile Connection[] open = NONE;

  /**
   * A repair that is yet to be {@link #start}ed.
   *
   * @param afterLoss is run when a connection is lost; must not block
   */
  PoolRepair(
      Transport transport,
      ConnectionOptions options,
      int size,
      Backoff backoff,
      PoolListener listener,
      Runnable afterLoss) {
    this.transport = transport;
    this.options = options;
    this.size = size;
    this.backoff = backoff;
    this.listener = listener;
    this.afterLoss = afterLoss;
    this.loop = transport.nextLoop();
    this.expiry = new ExpiryTimer(loop, this::expireOverdue);
  }

  /** The connections that were open a moment ago. Any thread. */
  Connection[] open() {
    return open;
  }

  /** Any thread. */
  void start() {
    loop.execute(this::fill);
  }

  /** Keeps a waiter until a connection is open. Any thread. */
  void await(long deadlineNanos, ConnectionPool.Waiter waiter) {
    loop.execute(() -> enqueue(new Waiting(deadlineNanos, waiter)));
  }

  /** Any thread; a second call does nothing. */
  void close() {
    try {
      loop.execute(this::shutDown);
    } catch (RejectedExecutionException e) {
      LOG.debug("the threads of {} have ended, and its connections with them", options, e);
    }
  }

  private void enqueue(Waiting waiting) {
    // One that is closed may be here still: its removal is a task behind this one.
    Optional<Connection> found = connections.keySet().stream()
        .filter(Connection::isOpen)
        .min(Comparator.comparingInt(Connection::inFlight));
    if (closed) {
      waiting.waiter.failed(closedHere());
    } else if (found.isPresent()) {
      waiting.waiter.ready(found.get());
    } else if (refused()) {
      waiting.waiter.failed(lastFailure);
    } else if (waiters.size() >= MOST_WAITERS) {
      waiting.waiter.failed(new TransportException(
          MOST_WAITERS + " requests wait for a connection already",
          Effect.NOT_APPLIED,
          lastFailure));
    } else {
      waiters.add(waiting);
      expiry.watch(waiting.deadlineNanos);
    }
  }

  /** Whether the server was reached and does not want us: waiting does not cure that. */
  private boolean refused() {
    return lastFailure instanceof ServerException;
  }

  private void fill() {
    while (!closed && connections.size() + opening < size) {
      opening++;
      var unused = transport.open(options).whenComplete(this::arrived);
    }
  }

  /** On the new connection's thread, or on the caller's. */
  private void arrived(Connection connection, Throwable thrown) {
    try {
      loop.execute(() -> {
        opening--;
        if (thrown == null) {
          add(connection);
        } else {
          failed(thrown instanceof CompletionException ? thrown.getCause() : thrown);
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.debug("{} closed while it was opened", options, e);
    }
  }

  private void add(Connection connection) {
    if (closed) {
      connection.close();
      return;
    }
    lastFailure = null;
    connections.put(connection, System.nanoTime());
    publish();
    listener.opened(options.address());
    var unused = connection.closed().thenRun(() -> runOnLoop(() -> remove(connection)));
    List<Waiting> ready = List.copyOf(waiters);
    waiters.clear();
    ready.forEach(waiting -> waiting.waiter.ready(connection));
  }

  private void runOnLoop(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} lost a connection when its threads had ended", options, e);
    }
  }

  /** A connection that broke soon after its login counts as one that could not be opened. */
  private void remove(Connection connection) {
    long lived = System.nanoTime() - connections.remove(connection);
    publish();
    listener.closed(options.address());
    afterLoss.run();
    failures = lived < SOON_NANOS ? failures + 1 : 0;
    if (failures > 1) {
      retryLater();
    } else {
      fill();
    }
  }

  private void publish() {
    open = connections.keySet().toArray(NONE);
  }

  private void failed(Throwable cause) {
    failures++;
    lastFailure = cause instanceof ObkvException known
        ? known
        : new TransportException(
            "cannot open a connection to " + options.address(), Effect.NOT_APPLIED, cause);
    listener.openingFailed(options.address(), lastFailure);
    if (closed) {
      return;
    }
    LOG.debug("attempt {} to open a connection to {} failed", failures, options, lastFailure);
    if (refused()) {
      failWaiters(lastFailure);
    }
    retryLater();
  }

  private void retryLater() {
    if (!closed && retry == null) {
      retry = loop.schedule(
          this::retry, backoff.nanos(failures, ThreadLocalRandom.current()), TimeUnit.NANOSECONDS);
    }
  }

  private void retry() {
    retry = null;
    fill();
  }

  private long expireOverdue(long now) {
    long earliest = 0;
    List<Waiting> overdue = new ArrayList<>();
    for (Iterator<Waiting> all = waiters.iterator(); all.hasNext(); ) {
      Waiting waiting = all.next();
      if (waiting.deadlineNanos - now <= 0) {
        all.remove();
        overdue.add(waiting);
      } else if (earliest == 0 || waiting.deadlineNanos - earliest < 0) {
        earliest = waiting.deadlineNanos;
      }
    }
    overdue.forEach(waiting -> waiting.waiter.failed(new DeadlineExceededException(
        "no connection to "
            + options.address()
            + " was open in time"
            + (lastFailure == null ? "" : ": " + lastFailure.getMessage()),
        Effect.NOT_APPLIED,
        lastFailure)));
    return earliest;
  }

  private void shutDown() {
    if (closed) {
      return;
    }
    closed = true;
    expiry.stop();
    if (retry != null) {
      retry.cancel(false);
    }
    open = NONE;
    connections.keySet().forEach(Connection::close);
    failWaiters(closedHere());
  }

  private void failWaiters(ObkvException cause) {
    List<Waiting> all = List.copyOf(waiters);
    waiters.clear();
    all.forEach(waiting -> waiting.waiter.failed(cause));
  }

  private TransportException closedHere() {
    return new TransportException(
        "the pool of " + options.address() + " is closed", Effect.NOT_APPLIED, null);
  }
}
