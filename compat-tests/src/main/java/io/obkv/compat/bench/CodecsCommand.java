// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.report.Report;
import io.obkv.compat.bench.report.Row;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code obkv bench codecs}: the JMH benchmarks of encoding and decoding, with short settings. */
@Command(
    name = "codecs",
    description =
        "Measures making requests and reading answers, without a server: this driver's beside the"
            + " official client's.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CodecsCommand implements Callable<Integer> {
  private static final String PACKAGE = "io.obkv.compat.bench.codec";
  private static final int WARM_UPS = 2;
  private static final String DRIVER = "Driver";
  private static final String OFFICIAL = "Official";

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
    Map<String, RunResult> results = new TreeMap<>();
    Collection<RunResult> run = JmhRun.of(PACKAGE, WARM_UPS, iterations);
    for (RunResult result : run) {
      results.put(simpleName(result.getParams().getBenchmark()), result);
    }
    Report report = new Report();
    results.forEach((name, result) -> {
      if (name.endsWith(DRIVER)) {
        String codec = name.substring(0, name.length() - DRIVER.length());
        report.add("codecs", row(codec, result, results.get(codec + OFFICIAL)));
      }
    });
    output.print(report);
    return 0;
  }

  /** Class and method, for example {@code EncodeBenchmark.putDriver}. */
  private static String simpleName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  private static Row row(String codec, RunResult ours, RunResult official) {
    double rate = ours.getPrimaryResult().getScore();
    double officialRate = official.getPrimaryResult().getScore();
    return Row.of("codec", codec)
        .with("ours ops/ms", rate)
        .with("official ops/ms", officialRate)
        .with("ours / official", rate / officialRate)
        .with("ours bytes/op", JmhRun.allocated(ours))
        .with("official bytes/op", JmhRun.allocated(official));
  }
}
