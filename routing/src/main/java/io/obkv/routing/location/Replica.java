// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import io.obkv.routing.schema.Tablet;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.Server;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Destination;

/**
 * A tablet's replica at a server, and so a route to it. Immutable.
 *
 * @param leader whether it takes writes, and reads that must see the last of them
 */
public record Replica(Tablet tablet, Server server, boolean leader, Destination destination)
    implements Route {
  @Override
  public ConnectionPool pool() {
    return server.pool();
  }
}
