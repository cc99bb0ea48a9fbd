// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.routing.retry.RetryVerdict;
import io.obkv.transport.ConnectionPool;

/**
 * ODP mode: everything goes to one address, and who is there routes. It also looks after schema and
 * locations. After news of a moved tablet a wait is all that is needed here; a schema error stands, as
 * the proxy has refreshed before it hands one on.
 */
public final class ProxyRouter implements Router {
  private final ConnectionPool pool;

  /** Takes the pool over: closing this closes it. */
  public ProxyRouter(ConnectionPool pool) {
    this.pool = pool;
  }

  @Override
  public ConnectionPool poolFor(RoutedRequest<?, ?> request) {
    return pool;
  }

  @Override
  public boolean prepareRetry(RoutedRequest<?, ?> request, RetryVerdict verdict) {
    return verdict == RetryVerdict.BACK_OFF || verdict == RetryVerdict.REFRESH_LOCATION;
  }

  @Override
  public void close() {
    pool.close();
  }
}
