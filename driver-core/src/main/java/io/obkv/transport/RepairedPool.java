// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.Effect;
import io.obkv.error.TransportException;
import java.util.concurrent.RejectedExecutionException;

/** The fast side of a pool; {@link PoolRepair} is the slow one. */
final class RepairedPool implements ConnectionPool {
  private final ConnectionOptions options;
  private final PoolRepair repair;
  private final CallerConnections callers;

  RepairedPool(ConnectionOptions options, PoolRepair repair, CallerConnections callers) {
    this.options = options;
    this.repair = repair;
    this.callers = callers;
  }

  @Override
  public Connection takeForCaller(long deadlineNanos) {
    return callers.take(deadlineNanos);
  }

  @Override
  public Connection leastLoaded() {
    Connection[] open = repair.open();
    if (open.length == 1) {
      return open[0].isOpen() ? open[0] : null;
    }
    Connection best = null;
    int fewest = Integer.MAX_VALUE;
    for (Connection connection : open) {
      int inFlight = connection.inFlight();
      if (inFlight < fewest && connection.isOpen()) {
        best = connection;
        fewest = inFlight;
      }
    }
    return best;
  }

  @Override
  public void acquire(long deadlineNanos, Waiter waiter) {
    Connection connection = leastLoaded();
    if (connection != null) {
      waiter.ready(connection);
      return;
    }
    try {
      repair.await(deadlineNanos, waiter);
    } catch (RejectedExecutionException e) {
      waiter.failed(new TransportException(
          "the pool of " + options.address() + " is closed", Effect.NOT_APPLIED, e));
    }
  }

  @Override
  public String address() {
    return options.address();
  }

  @Override
  public void close() {
    callers.close();
    repair.close();
  }
}
