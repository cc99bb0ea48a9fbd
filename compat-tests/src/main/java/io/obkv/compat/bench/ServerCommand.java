// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.client.DriverClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import io.obkv.compat.bench.client.Target;
import io.obkv.compat.bench.echo.EchoProcess;
import io.obkv.compat.bench.load.AsyncLoad;
import io.obkv.compat.bench.load.BlockingLoad;
import io.obkv.compat.bench.load.Load;
import io.obkv.compat.bench.load.Measurement;
import io.obkv.compat.bench.process.LiteProcess;
import io.obkv.compat.bench.report.Report;
import io.obkv.compat.bench.report.Row;
import io.obkv.server.engine.Durability;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code obkv bench server}: start, memory, and rates beside those of a bare echo. */
@Command(
    name = "server",
    description = {
      "Measures a server's start and memory, then this driver's rate of gets and puts on it and on"
          + " a bare echo, which answers the same requests with the same frames and does nothing."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ServerCommand implements Callable<Integer> {
  private static final int RECORDS = 10_000;
  private static final int VALUE_LENGTH = 100;
  private static final int DEPTH = 256;
  private static final int THREADS = 16;
  private static final int ROUNDS = 3;
  private static final double BYTES_PER_MEBIBYTE = 1024 * 1024;

  private final Records records = new Records(RECORDS, VALUE_LENGTH);
  private final Report report = new Report();

  @Spec
  private CommandSpec spec;

  @Mixin
  private Output output;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Time of each of the " + ROUNDS + " rounds, and of warming up.")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    if (seconds < 1) {
      throw new ParameterException(spec.commandLine(), "--seconds must be above 0");
    }
    try (LiteProcess server = LiteProcess.start(Durability.INTERVAL, records.schema())) {
      report.add("start", start(server));
      Target target = Target.odp("127.0.0.1", server.port());
      try (DriverClient client = DriverClient.open(target, records)) {
        client.load(records);
        compare(client, target, Operation.GET);
        compare(client, target, Operation.PUT);
      }
    }
    output.print(report);
    return 0;
  }

  private static Row start(LiteProcess server) throws Exception {
    return Row.of("start to READY ms", server.startTime().toMillis())
        .with(
            "resident MiB",
            server.residentBytes().map(bytes -> bytes / BYTES_PER_MEBIBYTE).orElse(null));
  }

  private void compare(DriverClient client, Target target, Operation operation) throws Exception {
    try (EchoProcess echo = EchoProcess.start(target, operation, records);
        DriverClient onEcho = DriverClient.open(Target.odp("127.0.0.1", echo.port()), records)) {
      compare(operation, asynchronous(client, operation), asynchronous(onEcho, operation));
      compare(operation, blocking(client, operation), blocking(onEcho, operation));
    }
  }

  private Load asynchronous(DriverClient client, Operation operation) {
    return new AsyncLoad(client, operation, records, DEPTH);
  }

  private Load blocking(DriverClient client, Operation operation) {
    return new BlockingLoad(client, operation, records, THREADS);
  }

  private void compare(Operation operation, Load onServer, Load onEcho) throws Exception {
    Contender server = new Contender("server", "ours", onServer);
    Contender echo = new Contender("echo", "ours", onEcho);
    Contest contest = new Contest(List.of(server, echo), ROUNDS);
    contest.run(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    Map<Contender, Measurement> results = contest.results();
    double rate = results.get(server).throughput();
    double echoed = results.get(echo).throughput();
    report.add(
        "rates",
        Row.of("operation", operation.name().toLowerCase(Locale.ROOT))
            .with("mode", onServer.mode())
            .with("server ops/s", rate)
            .with("echo ops/s", echoed)
            .with("server / echo", rate / echoed)
            .with("server p99 us", results.get(server).percentileMicros(99)));
  }
}
