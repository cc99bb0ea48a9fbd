// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * YCSB and HBase's own benchmark run to their ends on our driver and the lite server, for what they do rather
 * than for how fast: a few rows, and no operation may fail. Both are programs that know nothing of this
 * project but its {@code hbase-site.xml}.
 */
class HBaseProgramsIT {
  private static final int ROWS = 200;
  private static final int THREADS = 2;
  // The time is what a busy machine may take; the operations end a run.
  private static final Ycsb.Load LOAD = new Ycsb.Load(300, THREADS, 400, 300);

  private static HBaseServers servers;
  private static HBaseClient ours;

  @BeforeAll
  static void startAndFill() throws IOException {
    servers = HBaseServers.start(Path.of(""), List.of(HBaseCommand.OURS));
    ours = servers.clients().get(0);
    Ycsb.fill(ours, LOAD);
    assertThat(rate("sequentialWrite")).isPositive();
  }

  @AfterAll
  static void stop() throws IOException {
    if (servers != null) {
      servers.close();
    }
  }

  private static double rate(String command) throws IOException {
    return new PerformanceEvaluation(command, ROWS, THREADS).run(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "E", "F", "W"})
  void workloadsOfYcsbEndWithoutAFailure(String workload) throws IOException {
    assertThat(new Ycsb(workload, LOAD).run(ours)).isPositive();
  }

  /** All but those that read and write HBase's table of regions. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "randomRead",
        "asyncRandomRead",
        "sequentialRead",
        "asyncSequentialRead",
        "scan",
        "asyncScan",
        "reverseScan",
        "filterScan",
        "randomSeekScan",
        "scanRange10",
        "scanRange100",
        "scanRange1000",
        "scanRange10000",
        "randomWrite",
        "asyncRandomWrite",
        "asyncSequentialWrite",
        "increment",
        "append",
        "checkAndMutate",
        "checkAndPut",
        "checkAndDelete",
        "randomDelete",
        "sequentialDelete"
      })
  void commandsOfPerformanceEvaluationEndWithoutAFailure(String command) throws IOException {
    assertThat(rate(command)).isPositive();
  }
}
