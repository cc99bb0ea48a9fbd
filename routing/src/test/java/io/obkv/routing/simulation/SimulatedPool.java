// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import io.obkv.transport.Connection;
import io.obkv.transport.ConnectionPool;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two connections to a server, opened again when the server lives; its promises are the real pool's. With
 * the second, a slow call can be hedged.
 */
final class SimulatedPool implements ConnectionPool {
  private static final long FASTEST_OPENING = 1_000_000;
  private static final long SLOWEST_OPENING = 200_000_000;

  private final SimulatedServer server;
  private final VirtualTime time;
  private final CallLog log;
  private final Map<Long, Waiter> waiters = new LinkedHashMap<>();
  private List<SimulatedConnection> connections = List.of();
  private boolean opening;
  private boolean closed;
  private long lastWaiter;

  SimulatedPool(SimulatedServer server, VirtualTime time, CallLog log) {
    this.log = log;
    this.server = server;
    this.time = time;
    server.connect(this);
    open();
  }

  /** Opens or breaks the connection as the server's health demands. */
  void serverChanged() {
    if (server.health() == SimulatedServer.Health.DEAD) {
      List<SimulatedConnection> broken = connections;
      connections = List.of();
      broken.forEach(SimulatedConnection::close);
    }
    open();
  }

  private boolean acceptsLogins() {
    return server.health() == SimulatedServer.Health.WELL
        || server.health() == SimulatedServer.Health.SLOW;
  }

  private void open() {
    if (connections.isEmpty() && !opening && !closed && acceptsLogins()) {
      opening = true;
      time.schedule(this::opened, time.random().nextLong(FASTEST_OPENING, SLOWEST_OPENING));
    }
  }

  private void opened() {
    opening = false;
    if (closed || !acceptsLogins()) {
      return;
    }
    connections = List.of(
        new SimulatedConnection(server, time, log), new SimulatedConnection(server, time, log));
    List<Waiter> ready = List.copyOf(waiters.values());
    waiters.clear();
    ready.forEach(waiter -> waiter.ready(leastLoaded()));
  }

  @Override
  public Connection leastLoaded() {
    return connections.stream()
        .min(Comparator.comparingInt(SimulatedConnection::inFlight))
        .orElse(null);
  }

  @Override
  public void acquire(long deadlineNanos, Waiter waiter) {
    if (!connections.isEmpty()) {
      waiter.ready(leastLoaded());
      return;
    }
    long number = ++lastWaiter;
    waiters.put(number, waiter);
    time.schedule(() -> expire(number), deadlineNanos - time.nanoTime());
  }

  private void expire(long number) {
    Waiter waiter = waiters.remove(number);
    if (waiter != null) {
      waiter.failed(new DeadlineExceededException(
          "no connection to " + address() + " was open in time", Effect.NOT_APPLIED, null));
    }
  }

  @Override
  public String address() {
    return server.address().toString();
  }

  @Override
  public void close() {
    closed = true;
    connections.forEach(SimulatedConnection::close);
    List<Waiter> left = List.copyOf(waiters.values());
    waiters.clear();
    left.forEach(waiter -> waiter.failed(new TransportException(
        "the pool of " + address() + " is closed", Effect.NOT_APPLIED, null)));
  }
}
