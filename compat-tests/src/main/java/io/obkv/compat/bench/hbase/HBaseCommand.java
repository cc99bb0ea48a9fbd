// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.hbase;

import io.obkv.compat.bench.Output;
import io.obkv.compat.bench.report.Report;
import io.obkv.compat.bench.report.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code obkv bench hbase}: YCSB and HBase's own benchmark. */
@Command(
    name = "hbase",
    description = {
      "Runs YCSB and HBase's PerformanceEvaluation with this driver and the official client on one"
          + " lite server, and with HBase's own client on Apache HBase in local mode. The profile"
          + " hbase-bench builds what it runs."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class HBaseCommand implements Callable<Integer> {
  static final String OURS = "ours";
  static final String APACHE = "apache";
  static final String OFFICIAL = "official";

  @Mixin
  private Output output;

  @Option(names = "--client", split = ",", defaultValue = "ours,apache,official")
  private List<String> clients;

  @Option(
      names = "--workload",
      split = ",",
      paramLabel = "W",
      showDefaultValue = Visibility.NEVER,
      description = "Of YCSB: A to F, and W, which only writes. All, where no --command is given.")
  private List<String> workloads = List.of();

  @Option(
      names = "--command",
      split = ",",
      paramLabel = "C",
      showDefaultValue = Visibility.NEVER,
      description = {
        "Of PerformanceEvaluation; the first has to fill its table. sequentialWrite, randomRead,"
            + " randomWrite and scan, where no --workload is given."
      })
  private List<String> commands = List.of();

  @Option(names = "--seconds", defaultValue = "20", description = "Of each run of YCSB.")
  private int seconds;

  @Option(
      names = "--rows",
      defaultValue = "50000",
      description = "Of PerformanceEvaluation, for each thread.")
  private int rows;

  @Option(names = "--records", defaultValue = "100000", description = "Of YCSB.")
  private int records;

  @Option(names = "--threads", defaultValue = "8")
  private int threads;

  @Option(names = "--rounds", defaultValue = "2")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description =
          "Seconds of YCSB A by every client before anything counts, for the servers' sake.")
  private int warmUp;

  @Option(
      names = "--modules",
      defaultValue = "compat-tests",
      description = "Where the modules hbase-bench, apache-hbase and official-hbase are built.")
  private Path modules;

  @Override
  public Integer call() throws Exception {
    if (workloads.isEmpty() && commands.isEmpty()) {
      workloads = List.of("A", "B", "C", "D", "E", "F", "W");
      commands = List.of("sequentialWrite", "randomRead", "randomWrite", "scan");
    }
    Ycsb.Load load = Ycsb.Load.timed(records, threads, seconds);
    List<Program> programs = new ArrayList<>();
    workloads.forEach(workload -> programs.add(new Ycsb(workload, load)));
    commands.forEach(command -> programs.add(new PerformanceEvaluation(command, rows, threads)));
    try (HBaseServers servers = HBaseServers.start(modules, clients)) {
      if (!workloads.isEmpty()) {
        for (HBaseClient client : servers.clients()) {
          // The official client cannot make tables; it finds the one of the server that is ours,
          // too.
          if (!client.name().equals(OFFICIAL)) {
            Ycsb.fill(client, load);
          }
        }
        warmUp(servers.clients());
      }
      output.print(report(programs, measure(programs, servers.clients())));
    }
    return 0;
  }

  private void warmUp(List<HBaseClient> all) throws IOException {
    if (warmUp > 0) {
      Ycsb program = new Ycsb("A", Ycsb.Load.timed(records, threads, warmUp));
      for (HBaseClient client : all) {
        var unused = program.run(client);
      }
    }
  }

  /** In turn, so that all meet the same changes of the machine; every second round goes backwards. */
  private Map<Program, Map<String, List<Double>>> measure(
      List<Program> programs, List<HBaseClient> all) throws IOException {
    Map<Program, Map<String, List<Double>>> rates = new LinkedHashMap<>();
    for (Program program : programs) {
      Map<String, List<Double>> byClient = new HashMap<>();
      List<HBaseClient> turn = new ArrayList<>(all);
      for (int round = 0; round < rounds; round++) {
        for (HBaseClient client : turn) {
          if (program.runsOn(client)) {
            byClient
                .computeIfAbsent(client.name(), name -> new ArrayList<>())
                .add(program.run(client));
          }
        }
        Collections.reverse(turn);
      }
      rates.put(program, byClient);
    }
    return rates;
  }

  private Report report(List<Program> programs, Map<Program, Map<String, List<Double>>> rates) {
    Report report = new Report();
    for (Program program : programs) {
      Map<String, List<Double>> byClient = rates.get(program);
      Row row = Row.of("program", program.name());
      for (String client : clients) {
        row.with(client + " ops/s", median(byClient.get(client)));
      }
      report.add("rates", row);
      Double ours = median(byClient.get(OURS));
      report.add(
          "ratios",
          Row.of("program", program.name())
              .with("ours / apache", ratio(ours, median(byClient.get(APACHE))))
              .with("ours / official", ratio(ours, median(byClient.get(OFFICIAL)))));
    }
    return report;
  }

  private static Double median(List<Double> values) {
    if (values == null) {
      return null;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static Double ratio(Double ours, Double theirs) {
    return ours == null || theirs == null ? null : ours / theirs;
  }
}
