// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.report.Report;
import io.obkv.compat.bench.report.Row;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code obkv bench routing}: the JMH benchmark of the way from a call to its server's connections. */
@Command(
    name = "routing",
    description = "Measures what direct mode adds to a call while schema and locations are cached.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RoutingCommand implements Callable<Integer> {
  private static final String PACKAGE = "io.obkv.compat.bench.routing";

  /** Until the path is compiled whole: objects that the compiler leaves out count before. */
  private static final int WARM_UPS = 8;

  @Mixin
  private Output output;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "3",
      description = "Measured iterations of 500 ms of each benchmark.")
  private int iterations;

  @Override
  public Integer call() throws RunnerException {
    Collection<RunResult> results = JmhRun.of(PACKAGE, WARM_UPS, iterations);
    Report report = new Report();
    for (RunResult result : results) {
      String layout = result.getParams().getParam("layout").toLowerCase(Locale.ROOT);
      report.add(
          "routing",
          Row.of("partitions by", layout)
              .with("ns/call", result.getPrimaryResult().getScore())
              .with("bytes/call", JmhRun.allocated(result)));
    }
    output.print(report);
    return 0;
  }
}
