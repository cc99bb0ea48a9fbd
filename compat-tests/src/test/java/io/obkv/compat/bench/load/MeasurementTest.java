// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final long SECOND = 1_000_000_000;

  /** A second of operations that take 10 us of processor time and 100 bytes each. */
  private static Measurement second(int operations, long latencyNanos) {
    Histogram latencies = Latencies.none();
    latencies.recordValueWithCount(latencyNanos, operations);
    return Measurement.of(
        latencies, SECOND, new Consumption(operations * 10_000L, operations * 100L));
  }

  @Test
  void throughputOfRoundsIsTheirMedian() {
    List<Measurement> odd = List.of(second(10, 1), second(1000, 1), second(30, 1));
    assertThat(Measurement.together(odd).throughput()).isEqualTo(30);
    assertThat(Measurement.together(odd.subList(0, 2)).throughput()).isEqualTo(505);
  }

  @Test
  void percentilesAreOverTheOperationsOfAllRounds() {
    Measurement both = Measurement.together(List.of(second(98, 5_000), second(2, 70_000)));
    assertThat(both.percentileMicros(50)).isCloseTo(5, Percentage.withPercentage(0.1));
    assertThat(both.percentileMicros(99)).isCloseTo(70, Percentage.withPercentage(0.1));
  }

  @Test
  void useIsDividedByOperations() {
    Measurement both = Measurement.together(List.of(second(20, 1), second(40, 1)));
    assertThat(both.cpuMicrosPerOperation()).isEqualTo(10);
    assertThat(both.bytesPerOperation()).isEqualTo(100);
  }
}
