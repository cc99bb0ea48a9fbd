// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.ObkvException;
import io.obkv.routing.retry.RetryVerdict;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.Server;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Destination;

/**
 * ODP mode: everything goes to one address, and who is there routes. It also looks after schema and
 * locations. After news of a moved tablet a wait is all that is needed here; a schema error stands, as
 * the proxy has refreshed before it hands one on.
 */
public final class ProxyRouter implements Router {
  private record ToProxy(ConnectionPool pool, Destination destination) implements Route {
    @Override
    public Server server() {
      return null;
    }
  }

  private final Route proxy;

  /** Takes the pool over: closing this closes it. */
  public ProxyRouter(ConnectionPool pool) {
    proxy = new ToProxy(pool, Destination.LEFT_TO_SERVER);
  }

  @Override
  public Route route(RoutedRequest<?, ?> request) {
    return proxy;
  }

  @Override
  public void findRoute(RoutedRequest<?, ?> request, long deadlineNanos, Waiter waiter) {
    waiter.routed(proxy);
  }

  @Override
  public boolean prepareRetry(
      RoutedRequest<?, ?> request,
      Route route,
      long attemptNanos,
      ObkvException cause,
      RetryVerdict verdict) {
    return verdict == RetryVerdict.BACK_OFF || verdict == RetryVerdict.REFRESH_LOCATION;
  }

  @Override
  public void close() {
    proxy.pool().close();
  }
}
