// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.client.BenchClient;
import io.obkv.compat.bench.client.DriverClient;
import io.obkv.compat.bench.client.OfficialClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import io.obkv.compat.bench.client.Target;
import io.obkv.compat.bench.load.AsyncLoad;
import io.obkv.compat.bench.load.BlockingLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code obkv bench table}: both drivers in turn, against one server or several. */
@Command(
    name = "table",
    description = {
      "Runs this driver and the official client in alternating rounds, against one server or several.",
      "A server is started for the run, unless --target, or --host and --port, name some that run.",
      "The table is made where the SQL port is known; elsewhere it must be there:",
      "create table bench_kv (k varchar(64) primary key, v varchar(…))"
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class TableCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private Output output;

  @Mixin
  private final Targets targets = new Targets();

  @Option(
      names = "--driver",
      defaultValue = "both",
      description = "Who runs: ${COMPLETION-CANDIDATES}.")
  private DriverChoice driver;

  @Option(
      names = "--op",
      defaultValue = "get",
      description = "What every call does: ${COMPLETION-CANDIDATES}; batches and scans have "
          + Records.GROUP + " rows.")
  private Operation operation;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,4,16",
      description = "Numbers of threads with blocking calls.")
  private List<Integer> threads;

  @Option(
      names = "--async",
      paramLabel = "DEPTH",
      defaultValue = "0",
      description = "Also measures this driver with so many asynchronous calls under way, beside"
          + " the best of the official client, which has no such calls. 0 for not.")
  private int depth;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "A round's time.")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description = "Time that each client runs in each mode before it is measured.")
  private int warmUpSeconds;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "3",
      description = "Measured rounds.")
  private int rounds;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Rows in the table.")
  private int count;

  @Option(
      names = "--value-size",
      paramLabel = "B",
      defaultValue = "100",
      description = "Bytes of a value.")
  private int valueLength;

  @Override
  public Integer call() throws Exception {
    checkOptions();
    Records records = new Records(count, valueLength);
    List<BenchClient> clients = new ArrayList<>();
    try (targets) {
      List<Contender> contenders = new ArrayList<>();
      for (Target target : open(records)) {
        enter(target, records, clients, contenders);
      }
      Contest contest = new Contest(contenders, rounds);
      contest.run(Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds));
      output.print(ContestReport.of(contest));
    } finally {
      clients.forEach(BenchClient::close);
    }
    return 0;
  }

  private void checkOptions() {
    String fault = targets.fault();
    require(fault == null, fault);
    require(seconds > 0 && rounds > 0, "--seconds and --rounds must be above 0");
    require(warmUpSeconds >= 0 && depth >= 0, "--warm-up and --async must not be negative");
    require(threads.stream().allMatch(number -> number > 0), "--threads must be above 0");
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private List<Target> open(Records records) throws IOException {
    try {
      return targets.open(records);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Opens the clients of a target, writes its rows, and enters the clients for the contest. */
  private void enter(
      Target target, Records records, List<BenchClient> clients, List<Contender> contenders)
      throws Exception {
    List<BenchClient> here = new ArrayList<>();
    if (driver != DriverChoice.OFFICIAL) {
      DriverClient ours = DriverClient.open(target, records);
      clients.add(ours);
      here.add(ours);
      if (depth > 0) {
        contenders.add(new Contender(
            target.name(), ours.name(), new AsyncLoad(ours, operation, records, depth)));
      }
    }
    if (driver != DriverChoice.OURS) {
      OfficialClient official = OfficialClient.open(target, records);
      clients.add(official);
      here.add(official);
    }
    for (int number : threads) {
      for (BenchClient client : here) {
        contenders.add(new Contender(
            target.name(), client.name(), new BlockingLoad(client, operation, records, number)));
      }
    }
    here.get(0).load(records);
  }
}
