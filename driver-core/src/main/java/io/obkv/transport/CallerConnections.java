// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ObkvException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to one server that threads borrow for one exchange each. They are opened by the threads that
 * could have used one, now and then: a program with few calls needs none, and calls without one take another
 * way. Safe for many threads.
 */
final class CallerConnections {
  private static final Logger LOG = LoggerFactory.getLogger(CallerConnections.class);

  /** So many calls have to go without a connection before one more is opened. */
  private static final int CALLS_WITHOUT = 32;

  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Transport transport;
  private final ConnectionOptions options;
  private final PoolListener listener;

  /** The one that was used last is the first to be used again. Guarded by this, as is all below. */
  private final Deque<BlockingConnection> idle = new ArrayDeque<>();

  private final Set<BlockingConnection> all = new HashSet<>();
  private int opening;
  private int without;
  private long restsUntilNanos = System.nanoTime();
  private boolean closed;

  CallerConnections(Transport transport, ConnectionOptions options, PoolListener listener) {
    this.transport = transport;
    this.options = options;
    this.listener = listener;
  }

  /** A connection for one exchange of the calling thread; null where there is none to spare. */
  BlockingConnection take(long deadlineNanos) {
    if (options.blockingConnections() == 0 || transport.isOwnThread()) {
      return null;
    }
    for (BlockingConnection known = pollIdle(); known != null; known = pollIdle()) {
      if (known.own()) {
        return known;
      }
      release(known);
    }
    return beginOpening() ? opened(deadlineNanos) : null;
  }

  private synchronized BlockingConnection pollIdle() {
    return idle.pollFirst();
  }

  private synchronized boolean beginOpening() {
    if (closed || all.size() + opening >= options.blockingConnections()) {
      return false;
    }
    if (++without < CALLS_WITHOUT || restsUntilNanos - System.nanoTime() > 0) {
      return false;
    }
    without = 0;
    opening++;
    return true;
  }

  private BlockingConnection opened(long deadlineNanos) {
    BlockingConnection made = null;
    try {
      made = transport.openBlocking(options, deadlineNanos, this::release);
    } catch (ObkvException e) {
      LOG.debug("no connection to {} for a caller", options, e);
    }
    boolean late;
    synchronized (this) {
      opening--;
      if (made == null) {
        restsUntilNanos = System.nanoTime() + REST_NANOS;
        return null;
      }
      late = closed;
      if (!late) {
        all.add(made);
      }
    }
    if (late) {
      made.close();
      return null;
    }
    listener.opened(options.address());
    return made;
  }

  /** Takes one back that its thread has no more use for. */
  private void release(BlockingConnection used) {
    synchronized (this) {
      if (used.isOpen()) {
        idle.addFirst(used);
        return;
      }
      all.remove(used);
    }
    listener.closed(options.address());
  }

  /** Lets go of idle ones that the server has closed: it may have gone. */
  void checkIdle() {
    List<BlockingConnection> checked = new ArrayList<>();
    for (BlockingConnection known = pollIdle(); known != null; known = pollIdle()) {
      checked.add(known);
    }
    for (BlockingConnection known : checked) {
      known.checkOpen();
      release(known);
    }
  }

  /** Closes all, also those that are used now. */
  void close() {
    List<BlockingConnection> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(all);
      idle.clear();
    }
    left.forEach(BlockingConnection::close);
  }
}
