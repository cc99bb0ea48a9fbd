// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.network.Endpoint;
import io.obkv.compat.network.FreePorts;
import io.obkv.table.ClientOptions;
import io.obkv.table.DirectOptions;
import io.obkv.table.TableClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients in direct mode on three servers, of which one after the other is killed and started again: with
 * our driver the others' calls go on, no answer is wrong and none comes late. The official client does the
 * same beside it, and what it makes of it is written down.
 */
class FailoverIT {
  private static final int SERVERS = 3;
  private static final int KILLS = Integer.getInteger("obkv.failover.kills", 3);
  private static final int MOST_WARM_UPS = 10;
  private static final long WARM_UP_SECONDS = 2;
  private static final long PERIOD_SECONDS = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A call ends by a timer; its thread then waits for a processor. */
  private static final Duration LATENESS = Duration.ofSeconds(1);

  /** After a single kill: one thread that waits for a processor, or for a location, for a second makes 0.025. */
  private static final double LEAST_SHARE = 0.7;

  private static final double LEAST_MEAN_SHARE = 0.85;

  private static final String USER = "root@test#lite";
  private static final List<String> TABLES =
      IntStream.range(0, SERVERS).mapToObj(i -> "failover" + i).toList();
  private static final String PARTITIONED = "failover_parts";
  private static final List<String> SCHEMA = Stream.concat(
          TABLES.stream().map(name -> create(name, "")),
          Stream.of(create(PARTITIONED, " partition by hash(k) partitions " + SERVERS)))
      .toList();

  private static String create(String table, String partitions) {
    return "create table if not exists " + table + " (k bigint primary key, v bigint)" + partitions;
  }

  @TempDir
  private Path work;

  private final List<ServerProcess> servers = new ArrayList<>();

  @Test
  void healthyServersGoOnAndNoAnswerIsWrongWhileOthersAreKilled(TestReporter reporter)
      throws Exception {
    List<Integer> ports = FreePorts.find(SERVERS);
    try {
      for (int i = 0; i < SERVERS; i++) {
        servers.add(start(i, ports.get(i)));
      }
      List<Endpoint> endpoints = servers.stream().map(ServerProcess::endpoint).toList();
      List<String> tables =
          Stream.concat(TABLES.stream(), Stream.of(PARTITIONED)).toList();
      try (LocationView view = LocationView.start(SCHEMA, tables, endpoints);
          TableClient client = TableClient.connect(options(view.sqlEndpoint()))) {
        runBoth(client, view, ports, reporter);
      }
    } finally {
      for (ServerProcess server : servers) {
        server.close();
      }
    }
  }

  private void runBoth(
      TableClient client, LocationView view, List<Integer> ports, TestReporter reporter)
      throws Exception {
    ObTableClient official = official(view.configUrl());
    try {
      ClientRun ours = run("driver", 0, table -> new DriverRowCalls(client.table(table)));
      ClientRun theirs = run("official client", 1, table -> new OfficialRowCalls(official, table));
      runWhileServersAreKilled(List.of(ours, theirs), ports);
      report(Stream.concat(ours.report().stream(), theirs.report().stream()).toList(), reporter);
      assertThat(ours.faults()).isEmpty();
      assertThat(ours.late()).isZero();
      assertThat(ours.leastShare()).as("share of the rate kept").isGreaterThan(LEAST_SHARE);
      assertThat(ours.meanShare()).as("mean share").isGreaterThan(LEAST_MEAN_SHARE);
      assertThat(ours.isWarm()).as("the driver was at work everywhere").isTrue();
      assertThat(theirs.counts()).as("the official client was at work").isNotEqualTo(new long[3]);
    } finally {
      official.close();
    }
  }

  private static ClientRun run(String name, int number, Function<String, RowCalls> open) {
    return new ClientRun(name, number, TABLES, PARTITIONED, open, TIMEOUT.plus(LATENESS));
  }

  private ServerProcess start(int server, int port) throws Exception {
    return ServerProcess.start(
        work.resolve("server" + server), port, String.join(";\n", SCHEMA), List.of("-Xmx256m"));
  }

  private static ClientOptions options(Endpoint sql) {
    return ClientOptions.builder()
        .user(USER)
        .database(LocationView.DATABASE)
        .timeout(TIMEOUT)
        .connectTimeout(TIMEOUT)
        .loginTimeout(TIMEOUT)
        .direct(DirectOptions.builder()
            .sqlServer(sql.host(), sql.port())
            .metadataTimeout(Duration.ofSeconds(10))
            .build())
        .build();
  }

  /** With the same times as ours; its other properties are its defaults. */
  private static ObTableClient official(String configUrl) throws Exception {
    ObTableClient client = new ObTableClient();
    client.setFullUserName(USER);
    client.setPassword("");
    client.setParamURL(configUrl);
    client.setSysUserName("root@test");
    client.setSysPassword("");
    String millis = Long.toString(TIMEOUT.toMillis());
    client.addProperty("rpc.connect.timeout", millis);
    client.addProperty("rpc.login.timeout", millis);
    client.addProperty("rpc.execute.timeout", "3000");
    client.addProperty("runtime.max.wait", millis);
    client.addProperty("runtime.batch.max.wait", millis);
    client.init();
    for (String table : TABLES) {
      client.addRowKeyElement(table, new String[] {"k"});
    }
    client.addRowKeyElement(PARTITIONED, new String[] {"k"});
    return client;
  }

  private void runWhileServersAreKilled(List<ClientRun> runs, List<Integer> ports)
      throws Exception {
    try {
      runs.forEach(ClientRun::start);
      for (int i = 0; i < MOST_WARM_UPS && !runs.stream().allMatch(ClientRun::isWarm); i++) {
        rates(runs, WARM_UP_SECONDS);
      }
      rates(runs, WARM_UP_SECONDS);
      List<double[]> before = rates(runs, PERIOD_SECONDS);
      for (int kill = 0; kill < KILLS; kill++) {
        int victim = kill % SERVERS;
        List<double[]> now = ratesWithout(victim, ports.get(victim), runs);
        for (int i = 0; i < runs.size(); i++) {
          runs.get(i).addShare(before.get(i), now.get(i), victim);
        }
      }
    } finally {
      runs.forEach(ClientRun::close);
    }
    for (ClientRun run : runs) {
      assertThat(run.awaitEnd(Duration.ofMinutes(1))).as("the calls end").isTrue();
      run.verify();
    }
  }

  /** Calls a second of each run and server, over a time. */
  private static List<double[]> rates(List<ClientRun> runs, long seconds) throws Exception {
    List<long[]> from = runs.stream().map(ClientRun::counts).toList();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    return perSecond(runs, from, start);
  }

  /** The same from the death of one until the end of its period, in which it is started again. */
  private List<double[]> ratesWithout(int victim, int port, List<ClientRun> runs) throws Exception {
    List<long[]> from = runs.stream().map(ClientRun::counts).toList();
    long start = System.nanoTime();
    servers.get(victim).kill();
    servers.set(victim, start(victim, port));
    long left = start + TimeUnit.SECONDS.toNanos(PERIOD_SECONDS) - System.nanoTime();
    TimeUnit.NANOSECONDS.sleep(left);
    return perSecond(runs, from, start);
  }

  private static List<double[]> perSecond(List<ClientRun> runs, List<long[]> from, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return IntStream.range(0, runs.size())
        .mapToObj(run -> {
          long[] to = runs.get(run).counts();
          return IntStream.range(0, SERVERS)
              .mapToDouble(i -> (to[i] - from.get(run)[i]) / seconds)
              .toArray();
        })
        .toList();
  }

  private static void report(List<String> lines, TestReporter reporter) throws Exception {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "failover.txt"), lines);
    lines.forEach(reporter::publishEntry);
  }
}
