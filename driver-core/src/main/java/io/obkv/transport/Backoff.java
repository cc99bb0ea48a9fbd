// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts: each up to twice the one before, up to a ceiling, drawn at random between
 * half of it and all of it, so that clients that failed together do not come back together. Immutable.
 *
 * @param first the longest first wait
 * @param ceiling the longest wait
 */
public record Backoff(Duration first, Duration ceiling) {
  private static final int MOST_DOUBLINGS = 30;

  public Backoff {
    if (first.isNegative() || first.isZero() || ceiling.compareTo(first) < 0) {
      throw new IllegalArgumentException("waits from " + first + " to " + ceiling);
    }
  }

  /**
   * How long to wait, nanoseconds.
   *
   * @param failures how many attempts have failed in a row, at least 1
   */
  public long nanos(int failures, RandomGenerator random) {
    int doublings = Math.min(MOST_DOUBLINGS, failures - 1);
    long base = first.toNanos();
    long longest = ceiling.toNanos();
    long wait = base > longest >> doublings ? longest : base << doublings;
    return wait / 2 + random.nextLong(wait / 2 + 1);
  }
}
