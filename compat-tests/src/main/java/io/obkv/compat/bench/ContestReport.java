// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.client.OfficialClient;
import io.obkv.compat.bench.load.Measurement;
import io.obkv.compat.bench.report.Report;
import io.obkv.compat.bench.report.Row;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What a contest measured, each of our results over the official client's, and each target's beside the first's. */
final class ContestReport {
  private static final double[] PERCENTS = {50, 99, 99.9};

  private final Map<Contender, Measurement> results;
  private final Report report = new Report();

  private ContestReport(Map<Contender, Measurement> results) {
    this.results = results;
  }

  static Report of(Contest contest) {
    ContestReport made = new ContestReport(contest.results());
    made.results.forEach(made::addMeasurement);
    made.results.keySet().stream()
        .filter(contender -> !contender.name().equals(OfficialClient.NAME))
        .forEach(made::addRatio);
    made.results.keySet().forEach(made::addTargetRatio);
    return made.report;
  }

  private void addMeasurement(Contender contender, Measurement measured) {
    Row row = Row.of("target", contender.target())
        .with("driver", contender.name())
        .with("mode", contender.load().mode())
        .with("ops/s", measured.throughput());
    for (double percent : PERCENTS) {
      row.with("p" + label(percent) + " us", measured.percentileMicros(percent));
    }
    row.with("cpu us/op", measured.cpuMicrosPerOperation())
        .with("bytes/op", measured.bytesPerOperation());
    report.add("measurements", row);
  }

  private void addRatio(Contender ours) {
    Optional<Contender> base = base(ours);
    if (base.isEmpty()) {
      return;
    }
    Row row = Row.of(
            "ours / official", ours.load().mode() + " / " + base.get().load().mode())
        .with("target", ours.target());
    addRatios(row, results.get(ours), results.get(base.get()));
    report.add("ratios", row);
  }

  /** The first target over each other one, with the same driver called in the same way. */
  private void addTargetRatio(Contender other) {
    Contender first = results.keySet().stream()
        .filter(each -> each.name().equals(other.name()))
        .filter(each -> each.load().mode().equals(other.load().mode()))
        .findFirst()
        .orElseThrow();
    if (first.target().equals(other.target())) {
      return;
    }
    Row row = Row.of("targets", first.target() + " / " + other.target())
        .with("driver", other.name())
        .with("mode", other.load().mode());
    addRatios(row, results.get(first), results.get(other));
    report.add("targets", row);
  }

  private static void addRatios(Row row, Measurement mine, Measurement theirs) {
    row.with("ops/s", mine.throughput() / theirs.throughput());
    for (double percent : PERCENTS) {
      row.with(
          "p" + label(percent), mine.percentileMicros(percent) / theirs.percentileMicros(percent));
    }
    row.with("cpu/op", mine.cpuMicrosPerOperation() / theirs.cpuMicrosPerOperation())
        .with("bytes/op", mine.bytesPerOperation() / theirs.bytesPerOperation());
  }

  /** The official client in the same mode, or at its best where it has none such. */
  private Optional<Contender> base(Contender ours) {
    return results.keySet().stream()
        .filter(other -> other.name().equals(OfficialClient.NAME))
        .filter(other -> other.target().equals(ours.target()))
        .filter(
            other -> ours.isAsync() || other.load().mode().equals(ours.load().mode()))
        .max(Comparator.comparingDouble(other -> results.get(other).throughput()));
  }

  private static String label(double percent) {
    return percent == Math.rint(percent)
        ? Long.toString(Math.round(percent))
        : Double.toString(percent);
  }
}
