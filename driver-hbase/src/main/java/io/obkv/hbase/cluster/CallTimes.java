// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import java.time.Duration;

/**
 * How long a call may take. Immutable.
 *
 * @param operation for the whole call, retries and waits included; for a scan, for each page
 * @param attempt for one exchange with a server within it
 */
public record CallTimes(Duration operation, Duration attempt) {
  public CallTimes {
    if (operation.isNegative() || operation.isZero() || attempt.isNegative() || attempt.isZero()) {
      throw new IllegalArgumentException(
          "times must be above zero, were " + operation + " and " + attempt);
    }
  }

  /** The same times for a part of the call that has to end by a given moment; at least one nanosecond. */
  public CallTimes until(long deadlineNanos) {
    return new CallTimes(Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime())), attempt);
  }

  /** When a call that begins now ends, by {@link System#nanoTime}. */
  public long deadlineNanos() {
    return System.nanoTime() + operation.toNanos();
  }
}
