// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What was measured in a round, or in several.
 *
 * @param latencies one for each operation, ns
 * @param throughput operations a second; of several rounds their median
 * @param consumption of the process of the client
 */
public record Measurement(Histogram latencies, double throughput, Consumption consumption) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  static Measurement of(Histogram latencies, long nanos, Consumption consumption) {
    double throughput = latencies.getTotalCount() * NANOS_PER_SECOND / nanos;
    return new Measurement(latencies, throughput, consumption);
  }

  /** Rounds taken together; at least one. */
  public static Measurement together(List<Measurement> rounds) {
    Histogram latencies = Latencies.none();
    Consumption consumption = new Consumption(0, 0);
    for (Measurement round : rounds) {
      latencies.add(round.latencies);
      consumption = consumption.plus(round.consumption);
    }
    double[] sorted =
        rounds.stream().mapToDouble(Measurement::throughput).sorted().toArray();
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return new Measurement(latencies, median, consumption);
  }

  /** A latency that this share of the operations, in percent, does not exceed. */
  public double percentileMicros(double percent) {
    return latencies.getValueAtPercentile(percent) / NANOS_PER_MICRO;
  }

  /** Processor time of the client for one operation, microseconds. */
  public double cpuMicrosPerOperation() {
    return consumption.cpuNanos() / NANOS_PER_MICRO / latencies.getTotalCount();
  }

  /** What the client allocates for one operation. */
  public double bytesPerOperation() {
    return (double) consumption.allocatedBytes() / latencies.getTotalCount();
  }
}
