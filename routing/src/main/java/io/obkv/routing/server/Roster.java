// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.server;

import io.obkv.transport.ConnectionPool;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Scheduler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The servers that a client talks to, by their RPC ports. A server's connections are opened when a
 * tablet is first found there. Safe for many threads.
 */
public final class Roster implements AutoCloseable {
  private final Function<HostAndPort, ConnectionPool> pools;
  private final ServerOptions options;
  private final Scheduler scheduler;
  private final Map<HostAndPort, Server> servers = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param pools opens the connections of a server
   */
  public Roster(
      Function<HostAndPort, ConnectionPool> pools, ServerOptions options, Scheduler scheduler) {
    this.pools = pools;
    this.options = options;
    this.scheduler = scheduler;
  }

  /** The server at an address, which need not be one that was heard of before. */
  public Server server(HostAndPort address) {
    Server known = servers.get(address);
    if (known == null) {
      known = servers.computeIfAbsent(
          address, at -> new Server(at, pools.apply(at), options, scheduler));
      if (closed) {
        known.close();
      }
    }
    return known;
  }

  /** All servers that tablets were found at. */
  public Collection<Server> servers() {
    return List.copyOf(servers.values());
  }

  /** Closes the connections of the servers that are not among these: they have left the cluster. */
  public void retain(Set<HostAndPort> members) {
    for (HostAndPort address : List.copyOf(servers.keySet())) {
      Server left = members.contains(address) ? null : servers.remove(address);
      if (left != null) {
        left.close();
      }
    }
  }

  /** Closes all connections. */
  @Override
  public void close() {
    closed = true;
    servers.values().forEach(Server::close);
  }
}
