// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

/**
 * Keeps a number of connections to one server open. They are opened in the background, and opened again
 * with growing waits when they break. Safe for many threads; has no thread of its own.
 *
 * <p>A request that finds no connection open waits for the repair as long as its deadline allows, unless
 * the server refuses the login: then it fails with what the server said.
 *
 * <p>An interface so that a simulated server can take its place.
 */
public interface ConnectionPool extends AutoCloseable {
  /**
   * A pool that begins to open its connections.
   *
   * @param size connections to keep open, at least 1
   * @param backoff waits between attempts to open one
   */
  static ConnectionPool open(
      Transport transport,
      ConnectionOptions options,
      int size,
      Backoff backoff,
      PoolListener listener) {
    if (size < 1) {
      throw new IllegalArgumentException("a pool of " + size + " connections");
    }
    CallerConnections callers = new CallerConnections(transport, options, listener);
    PoolRepair repair =
        new PoolRepair(transport, options, size, backoff, listener, callers::checkIdle);
    repair.start();
    return new RepairedPool(options, repair, callers);
  }

  /** The open connection with the fewest requests under way, or null when none is open. */
  Connection leastLoaded();

  /**
   * A connection for one exchange of the calling thread, which waits for its end: it is over when {@link
   * Connection#exchange} returns, and the connection is the pool's again. There are at most {@link
   * ConnectionOptions#blockingConnections}, and one may be opened here.
   *
   * @param deadlineNanos when the thread gives up, by {@link System#nanoTime()}
   * @return null where there is none to spare
   */
  default Connection takeForCaller(long deadlineNanos) {
    return null;
  }

  /**
   * Hands over an open connection, now or when the repair has made one.
   *
   * @param deadlineNanos when to give up, by {@link System#nanoTime()}
   */
  void acquire(long deadlineNanos, Waiter waiter);

  /** Whoever waits for a connection: exactly one of the two is called, once, and must not block. */
  interface Waiter {
    void ready(Connection connection);

    void failed(io.obkv.error.ObkvException cause);
  }

  /** The server as {@code host:port}. */
  String address();

  /** Closes every connection and fails whatever waits, without waiting for either. */
  @Override
  void close();
}
