// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import java.time.Duration;

/**
 * How long a call may take, and who waits for it. Immutable.
 *
 * @param operation for the whole call, retries and waits included; for a scan, for each page
 * @param attempt for one exchange with a server within it
 * @param waiting the thread that has nothing to do before the call has ended, and so may do its exchanges one
 *     after the other itself; null for none
 */
public record CallTimes(Duration operation, Duration attempt, Thread waiting) {
  public CallTimes {
    if (operation.isNegative() || operation.isZero() || attempt.isNegative() || attempt.isZero()) {
      throw new IllegalArgumentException(
          "times must be above zero, were " + operation + " and " + attempt);
    }
  }

  /** Times of a call that no thread waits for. */
  public CallTimes(Duration operation, Duration attempt) {
    this(operation, attempt, null);
  }

  /** The same times for a call that the current thread waits for. */
  public CallTimes waitedFor() {
    return new CallTimes(operation, attempt, Thread.currentThread());
  }

  /** The same times for a call whose exchanges are better made side by side. */
  public CallTimes notWaitedFor() {
    return waiting == null ? this : new CallTimes(operation, attempt);
  }

  /** The same times for a part of the call that has to end by a given moment; at least one nanosecond. */
  public CallTimes until(long deadlineNanos) {
    return new CallTimes(
        Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime())), attempt, waiting);
  }

  /** When a call that begins now ends, by {@link System#nanoTime}. */
  public long deadlineNanos() {
    return System.nanoTime() + operation.toNanos();
  }
}
