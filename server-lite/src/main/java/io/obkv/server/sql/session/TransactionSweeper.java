// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Rolls back transactions that their clients do not end in time. Its thread ends with {@link #close}. */
public final class TransactionSweeper implements AutoCloseable {
  private static final long SWEEP_MILLIS = 500;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("obkv-sessions", true));

  private TransactionSweeper() {}

  /** Looks at all sessions, twice a second. */
  public static TransactionSweeper start(SessionRegistry sessions) {
    TransactionSweeper sweeper = new TransactionSweeper();
    var unused = sweeper.timer.scheduleWithFixedDelay(
        () -> sweep(sessions), SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    return sweeper;
  }

  private static void sweep(SessionRegistry sessions) {
    long now = System.nanoTime();
    sessions.all().forEach(session -> session.expireTransaction(now));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
