// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.network.Endpoint;
import io.obkv.compat.network.FreePorts;
import io.obkv.table.ClientOptions;
import io.obkv.table.DirectOptions;
import io.obkv.table.TableClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client in direct mode on three servers, of which one after the other is killed and started again: the
 * others' calls go on, and no answer is wrong.
 */
class FailoverIT {
  private static final int SERVERS = 3;
  private static final int THREADS = 16;
  private static final int KILLS = Integer.getInteger("obkv.failover.kills", 3);
  private static final long WARM_UP_SECONDS = 2;
  private static final long PERIOD_SECONDS = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A call ends by a timer; its thread then waits for a processor. */
  private static final Duration LATENESS = Duration.ofSeconds(1);

  /**
   * The aim is 0.9. Here the servers that are started take their processor time from the others, and
   * other builds may: this is what a client that waits for a dead server would not reach.
   */
  private static final double LEAST_SHARE = 0.3;

  private static final List<String> TABLES =
      IntStream.range(0, SERVERS).mapToObj(i -> "failover" + i).toList();
  private static final List<String> SCHEMA = TABLES.stream()
      .map(name -> "create table if not exists " + name + " (k bigint primary key, v bigint)")
      .toList();

  @TempDir
  private Path work;

  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<LongAdder> done =
      IntStream.range(0, SERVERS).mapToObj(i -> new LongAdder()).toList();
  private final List<PinnedWorker> workers = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  @Test
  void healthyServersGoOnAndNoAnswerIsWrongWhileOthersAreKilled(TestReporter reporter)
      throws Exception {
    List<Integer> ports = FreePorts.find(SERVERS);
    try {
      for (int i = 0; i < SERVERS; i++) {
        servers.add(start(i, ports.get(i)));
      }
      List<Endpoint> endpoints = servers.stream().map(ServerProcess::endpoint).toList();
      try (LocationView view = LocationView.start(SCHEMA, TABLES, endpoints);
          TableClient client = TableClient.connect(options(view.sqlEndpoint()))) {
        runWhileServersAreKilled(client, ports, reporter);
        workers.forEach(PinnedWorker::verify);
      }
    } finally {
      for (ServerProcess server : servers) {
        server.close();
      }
    }
    assertThat(workers.stream().flatMap(worker -> worker.faults().stream())).isEmpty();
    long longest = workers.stream().mapToLong(PinnedWorker::longestMillis).max().orElseThrow();
    reporter.publishEntry("longest call ms", Long.toString(longest));
    reporter.publishEntry(
        "writes in doubt",
        Long.toString(workers.stream().mapToLong(PinnedWorker::inDoubt).sum()));
    assertThat(longest).isLessThan(TIMEOUT.plus(LATENESS).toMillis());
  }

  private ServerProcess start(int server, int port) throws Exception {
    return ServerProcess.start(
        work.resolve("server" + server), port, String.join(";\n", SCHEMA), List.of("-Xmx256m"));
  }

  private static ClientOptions options(Endpoint sql) {
    return ClientOptions.builder()
        .user("root@test#lite")
        .database("test")
        .timeout(TIMEOUT)
        .connectTimeout(TIMEOUT)
        .loginTimeout(TIMEOUT)
        .direct(DirectOptions.builder()
            .sqlServer(sql.host(), sql.port())
            .metadataTimeout(Duration.ofSeconds(10))
            .build())
        .build();
  }

  private void runWhileServersAreKilled(
      TableClient client, List<Integer> ports, TestReporter reporter) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int i = 0; i < THREADS; i++) {
        int server = i % SERVERS;
        PinnedWorker worker =
            new PinnedWorker(client.table(TABLES.get(server)), i, done.get(server));
        workers.add(worker);
        threads.execute(() -> work(worker));
      }
      rates(WARM_UP_SECONDS);
      double[] before = rates(PERIOD_SECONDS);
      double worst = Double.MAX_VALUE;
      for (int kill = 0; kill < KILLS; kill++) {
        int victim = kill % SERVERS;
        double share = share(before, ratesWithout(victim, ports.get(victim)), victim);
        reporter.publishEntry("kill " + kill + ", share of the rate kept", Double.toString(share));
        worst = Math.min(worst, share);
      }
      assertThat(worst).as("share of the rate kept").isGreaterThan(LEAST_SHARE);
    } finally {
      stop.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(failure.get()).isNull();
  }

  private void work(PinnedWorker worker) {
    try {
      while (stop.getCount() > 0) {
        worker.step();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stop.countDown();
    }
  }

  /** Calls a second of each server, over a time that a failure cuts short. */
  private double[] rates(long seconds) throws InterruptedException {
    long[] from = counts();
    long start = System.nanoTime();
    assertThat(stop.await(seconds, TimeUnit.SECONDS))
        .as("failed: " + failure.get())
        .isFalse();
    return perSecond(from, start);
  }

  /** The same from the death of one until the end of its period, in which it is started again. */
  private double[] ratesWithout(int victim, int port) throws Exception {
    long[] from = counts();
    long start = System.nanoTime();
    servers.get(victim).kill();
    servers.set(victim, start(victim, port));
    long left = start + TimeUnit.SECONDS.toNanos(PERIOD_SECONDS) - System.nanoTime();
    assertThat(stop.await(left, TimeUnit.NANOSECONDS))
        .as("failed: " + failure.get())
        .isFalse();
    return perSecond(from, start);
  }

  private long[] counts() {
    return done.stream().mapToLong(LongAdder::sum).toArray();
  }

  private double[] perSecond(long[] from, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] to = counts();
    return IntStream.range(0, SERVERS)
        .mapToDouble(i -> (to[i] - from[i]) / seconds)
        .toArray();
  }

  /** What the servers other than the victim do, over what they did before. */
  private static double share(double[] before, double[] now, int victim) {
    double kept = 0;
    double had = 0;
    for (int i = 0; i < SERVERS; i++) {
      if (i != victim) {
        kept += now[i];
        had += before[i];
      }
    }
    return kept / had;
  }
}
