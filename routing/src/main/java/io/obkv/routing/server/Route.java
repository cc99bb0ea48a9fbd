// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Destination;

/** Where a request goes. Immutable, made once for a tablet and shared by the calls that go there. */
public interface Route {
  /** The connections of the server. */
  ConnectionPool pool();

  /** What the request names. */
  Destination destination();

  /** Who is asked for leave, and told of outcomes; null where there is no choice of servers. */
  Server server();
}
