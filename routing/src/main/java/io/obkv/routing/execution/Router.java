// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.ObkvException;
import io.obkv.routing.retry.RetryVerdict;
import io.obkv.routing.server.Route;

/** Finds the servers for requests; one implementation for each mode of the driver. Safe for many threads. */
public interface Router extends AutoCloseable {
  /**
   * Where a request goes by what is known now; null where that must be found out. Does not block.
   *
   * @throws RuntimeException when it can go nowhere; it ends the call
   */
  Route route(RoutedRequest<?, ?> request);

  /**
   * Finds out where a request goes. Does not block.
   *
   * @param deadlineNanos when to give up, by the client's clock
   */
  void findRoute(RoutedRequest<?, ?> request, long deadlineNanos, Waiter waiter);

  /**
   * Where a read may be sent a second time while the first attempt is under way: to another replica, or by
   * the same route, over another connection. Does not block.
   *
   * @param first how the first attempt went
   */
  default Route alternative(RoutedRequest<?, ?> request, Route first) {
    return first;
  }

  /** Whoever waits for a route: exactly one of the two is called, once, and must not block. */
  interface Waiter {
    void routed(Route route);

    /** An {@link ObkvException} is judged as an attempt's; anything else ends the call. */
    void unroutable(RuntimeException cause);
  }

  /**
   * Acts on a failed attempt before the next one. Does not block.
   *
   * @param route where the attempt went; null where no route was found
   * @param attemptNanos when the attempt began, by the client's clock: it says nothing against news that
   *     came later
   * @return whether another attempt may end otherwise
   */
  boolean prepareRetry(
      RoutedRequest<?, ?> request,
      Route route,
      long attemptNanos,
      ObkvException cause,
      RetryVerdict verdict);

  /** Hears that a request was served, but by another server than the one that should have been asked. */
  default void misrouted(RoutedRequest<?, ?> request, Route route, boolean schemaStale) {}

  /** Closes all connections. */
  @Override
  void close();
}
