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
import io.obkv.compat.bench.process.LiteProcess;
import io.obkv.server.engine.Durability;
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

/** {@code obkv bench table}: both drivers in turn, against one server. */
@Command(
    name = "table",
    description = {
      "Runs this driver and the official client in alternating rounds against one server.",
      "The server is started for the run, unless --host and --port name one that has the table:",
      "create table bench_kv (k varchar(64) primary key, v varchar(…))"
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class TableCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private Output output;

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

  @Option(
      names = "--durability",
      defaultValue = "interval",
      description = "Of the server that is started: ${COMPLETION-CANDIDATES}.")
  private Durability durability;

  @Option(names = "--host", description = "A server that runs already.")
  private String host;

  @Option(names = "--port", description = "Its port of the Table API.")
  private Integer port;

  @Override
  public Integer call() throws Exception {
    checkOptions();
    Records records = new Records(count, valueLength);
    if (host != null) {
      measure(new Target(host, port), records);
      return 0;
    }
    try (LiteProcess server = LiteProcess.start(durability, records.schema())) {
      measure(new Target("127.0.0.1", server.port()), records);
    }
    return 0;
  }

  private void checkOptions() {
    require((host == null) == (port == null), "--host and --port go together");
    require(seconds > 0 && rounds > 0, "--seconds and --rounds must be above 0");
    require(warmUpSeconds >= 0 && depth >= 0, "--warm-up and --async must not be negative");
    require(threads.stream().allMatch(number -> number > 0), "--threads must be above 0");
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private void measure(Target target, Records records) throws Exception {
    List<BenchClient> clients = new ArrayList<>();
    List<Contender> contenders = new ArrayList<>();
    try {
      if (driver != DriverChoice.OFFICIAL) {
        DriverClient ours = DriverClient.open(target, records);
        clients.add(ours);
        if (depth > 0) {
          contenders.add(
              new Contender(ours.name(), new AsyncLoad(ours, operation, records, depth)));
        }
      }
      if (driver != DriverChoice.OURS) {
        clients.add(OfficialClient.open(target, records));
      }
      for (int number : threads) {
        for (BenchClient client : clients) {
          contenders.add(
              new Contender(client.name(), new BlockingLoad(client, operation, records, number)));
        }
      }
      clients.get(0).load(records);
      Contest contest = new Contest(contenders, rounds);
      contest.run(Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds));
      output.print(ContestReport.of(contest));
    } finally {
      clients.forEach(BenchClient::close);
    }
  }
}
