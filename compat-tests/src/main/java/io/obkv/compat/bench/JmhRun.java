// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH benchmarks with short settings and the profiler of allocations, each in a JVM of its own. */
final class JmhRun {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final TimeValue TIME = TimeValue.milliseconds(500);

  private JmhRun() {}

  /**
   * Runs all benchmarks of a package.
   *
   * @param warmUps iterations of 500 ms before the measured ones
   * @param iterations measured ones, of 500 ms
   */
  static Collection<RunResult> of(String packageName, int warmUps, int iterations)
      throws RunnerException {
    return new Runner(new OptionsBuilder()
            .include(packageName.replace(".", "\\.") + "\\..*")
            .forks(1)
            .warmupIterations(warmUps)
            .warmupTime(TIME)
            .measurementIterations(iterations)
            .measurementTime(TIME)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build())
        .run();
  }

  /** Bytes allocated for one call; null where that was not measured. */
  static Double allocated(RunResult result) {
    Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
    return bytes == null ? null : bytes.getScore();
  }
}
