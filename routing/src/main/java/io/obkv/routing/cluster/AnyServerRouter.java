// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.execution.Router;
import io.obkv.routing.retry.RetryVerdict;
import io.obkv.routing.server.Roster;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.Server;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Destination;
import io.obkv.transport.HostAndPort;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Routes requests that any server can answer, such as those for administration: to one server, and after a
 * failure to the next. Safe for many threads.
 */
public final class AnyServerRouter implements Router {
  private record ToServer(Server server) implements Route {
    @Override
    public ConnectionPool pool() {
      return server.pool();
    }

    @Override
    public Destination destination() {
      return Destination.LEFT_TO_SERVER;
    }
  }

  private final Roster roster;
  private final AtomicInteger current = new AtomicInteger();
  private volatile List<HostAndPort> servers = List.of();

  /** The roster stays the caller's. */
  AnyServerRouter(Roster roster) {
    this.roster = roster;
  }

  /** Sends to these from now on. */
  void servers(List<HostAndPort> active) {
    servers = List.copyOf(active);
  }

  /** The active servers' RPC ports, as they were told last. */
  public List<HostAndPort> servers() {
    return servers;
  }

  @Override
  public Route route(RoutedRequest<?, ?> request) {
    List<HostAndPort> known = servers;
    if (known.isEmpty()) {
      throw new TransportException("no server of the cluster is active", Effect.NOT_APPLIED, null);
    }
    int place = Math.floorMod(current.get(), known.size());
    return new ToServer(roster.server(known.get(place)));
  }

  @Override
  public void findRoute(RoutedRequest<?, ?> request, long deadlineNanos, Waiter waiter) {
    throw new IllegalStateException("a route is always known");
  }

  @Override
  public boolean prepareRetry(
      RoutedRequest<?, ?> request,
      Route route,
      long attemptNanos,
      ObkvException cause,
      RetryVerdict verdict) {
    current.incrementAndGet();
    return verdict == RetryVerdict.BACK_OFF;
  }

  /** Does nothing: the connections are the roster's. */
  @Override
  public void close() {}
}
