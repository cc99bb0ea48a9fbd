// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Histograms of one shape: up to an hour, in ns, three digits. */
final class Latencies {
  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;

  private Latencies() {}

  /** For one thread. */
  static Histogram none() {
    return new Histogram(LONGEST_NANOS, DIGITS);
  }

  /** For many threads. */
  static Histogram shared() {
    return new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  }
}
