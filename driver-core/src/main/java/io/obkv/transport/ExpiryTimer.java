// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * One timer for the deadlines of many calls. It is set to the earliest deadline it was told of, and not
 * moved when that call ends early: most calls do, so a timer each would be made only to be cancelled.
 * Confined to its event loop.
 */
final class ExpiryTimer {
  private final EventLoop loop;
  private final LongUnaryOperator expireOverdue;
  private Future<?> timer;
  private long dueNanos;

  /**
   * @param expireOverdue ends what is overdue at a {@link System#nanoTime()}; returns the earliest
   *     deadline that is left, 0 for none
   */
  ExpiryTimer(EventLoop loop, LongUnaryOperator expireOverdue) {
    this.loop = loop;
    this.expireOverdue = expireOverdue;
  }

  /** Makes sure that the timer fires at this deadline or earlier. */
  void watch(long deadlineNanos) {
    if (timer == null || deadlineNanos - dueNanos < 0) {
      stop();
      dueNanos = deadlineNanos;
      timer = loop.schedule(
          this::fire, Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  private void fire() {
    timer = null;
    long next = expireOverdue.applyAsLong(System.nanoTime());
    if (next != 0) {
      watch(next);
    }
  }

  void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
