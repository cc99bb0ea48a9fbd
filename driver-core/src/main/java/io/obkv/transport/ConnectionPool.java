// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import java.util.concurrent.RejectedExecutionException;

/**
 * Keeps a number of connections to one server open. They are opened in the background, and opened again
 * with growing waits when they break. Safe for many threads; has no thread of its own.
 *
 * <p>A request that finds no connection open waits for the repair as long as its deadline allows, unless
 * the server refuses the login: then it fails with what the server said.
 */
public final class ConnectionPool implements AutoCloseable {
  private final ConnectionOptions options;
  private final PoolRepair repair;

  private ConnectionPool(ConnectionOptions options, PoolRepair repair) {
    this.options = options;
    this.repair = repair;
  }

  /**
   * A pool that begins to open its connections.
   *
   * @param size connections to keep open, at least 1
   * @param backoff waits between attempts to open one
   */
  public static ConnectionPool open(
      Transport transport,
      ConnectionOptions options,
      int size,
      Backoff backoff,
      PoolListener listener) {
    if (size < 1) {
      throw new IllegalArgumentException("a pool of " + size + " connections");
    }
    PoolRepair repair = new PoolRepair(transport, options, size, backoff, listener);
    repair.start();
    return new ConnectionPool(options, repair);
  }

  /** The open connection with the fewest requests under way, or null when none is open. */
  public Connection leastLoaded() {
    Connection[] open = repair.open();
    if (open.length == 1) {
      return open[0].isOpen() ? open[0] : null;
    }
    Connection best = null;
    int fewest = Integer.MAX_VALUE;
    for (Connection connection : open) {
      int inFlight = connection.inFlight();
      if (inFlight < fewest && connection.isOpen()) {
        best = connection;
        fewest = inFlight;
      }
    }
    return best;
  }

  /**
   * Hands over an open connection, now or when the repair has made one.
   *
   * @param deadlineNanos when to give up, by {@link System#nanoTime()}
   */
  public void acquire(long deadlineNanos, Waiter waiter) {
    Connection connection = leastLoaded();
    if (connection != null) {
      waiter.ready(connection);
      return;
    }
    try {
      repair.await(deadlineNanos, waiter);
    } catch (RejectedExecutionException e) {
      waiter.failed(new TransportException(
          "the pool of " + options.address() + " is closed", Effect.NOT_APPLIED, e));
    }
  }

  /** Whoever waits for a connection: exactly one of the two is called, once, and must not block. */
  public interface Waiter {
    void ready(Connection connection);

    void failed(io.obkv.error.ObkvException cause);
  }

  /** The server as {@code host:port}. */
  public String address() {
    return options.address();
  }

  /** Closes every connection and fails whatever waits, without waiting for either. */
  @Override
  public void close() {
    repair.close();
  }
}
