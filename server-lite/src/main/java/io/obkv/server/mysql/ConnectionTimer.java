// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does something when what is expected has not come in time. Moving the moment on is cheap; at most one
 * task waits in the event loop. On that event loop.
 */
final class ConnectionTimer {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long START = System.nanoTime();

  private final EventLoop loop;
  private final Runnable action;
  private long deadline = NEVER;
  private long scheduledFor = NEVER;
  private ScheduledFuture<?> scheduled;

  ConnectionTimer(EventLoop loop, Runnable action) {
    this.loop = loop;
    this.action = action;
  }

  /** Expects something within that time from now on, in place of what was expected before. */
  void expectWithin(long seconds) {
    deadline =
        nanos() + TimeUnit.SECONDS.toNanos(Math.max(0, Math.min(seconds, Integer.MAX_VALUE)));
    if (scheduled == null || deadline < scheduledFor) {
      schedule();
    }
  }

  /** Expects nothing. */
  void expectNothing() {
    deadline = NEVER;
  }

  /** Expects nothing ever again. */
  void stop() {
    expectNothing();
    if (scheduled != null) {
      scheduled.cancel(false);
      scheduled = null;
    }
  }

  private void schedule() {
    if (scheduled != null) {
      scheduled.cancel(false);
    }
    scheduledFor = deadline;
    scheduled = loop.schedule(this::check, deadline - nanos(), TimeUnit.NANOSECONDS);
  }

  private void check() {
    scheduled = null;
    if (deadline == NEVER) {
      return;
    }
    if (deadline <= nanos()) {
      action.run();
    } else {
      schedule();
    }
  }

  /** A clock that starts near zero, so that moments can be compared. */
  private static long nanos() {
    return System.nanoTime() - START;
  }
}
