// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.routing.retry.RetryVerdict;
import io.obkv.transport.ConnectionPool;

/** Finds the servers for requests; one implementation for each mode of the driver. Safe for many threads. */
public interface Router extends AutoCloseable {
  /** The connections of the server that serves the request now. Does not block. */
  ConnectionPool poolFor(RoutedRequest<?, ?> request);

  /**
   * Acts on a verdict before the next attempt. Does not block.
   *
   * @return whether another attempt may end otherwise
   */
  boolean prepareRetry(RoutedRequest<?, ?> request, RetryVerdict verdict);

  /** Closes all connections. */
  @Override
  void close();
}
