// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.routing.retry.RetryOptions;
import io.obkv.routing.server.ServerOptions;
import io.obkv.transport.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens in one run, all of it drawn from the seed. Immutable. */
record Scenario(
    int servers,
    int partitions,
    long clockOrigin,
    int maxConcurrent,
    int failures,
    Duration openFor,
    Duration connectWait,
    int budget,
    Duration missingFor,
    long viewLagMillis,
    List<SimulatedServer.Manner> manners,
    List<Fault> faults,
    List<PlannedCall> calls,
    Duration hedgeAfter) {
  /** When faults and the calls in their midst have ended. */
  static final long FAULTS_END = 4_000;

  /** Keys that are incremented, and those that are put. */
  static final int COUNTERS = 4;

  private static final int KEYS = 8;

  /** What goes wrong. */
  enum FaultKind {
    LEADER_CHANGE,
    SLOW,
    DEAD,
    HALF_DEAD,
    FLAPPING,
    STALE_VIEW,
    SPLIT_VIEW,
    RECREATED,
    CLOCK_JUMP,
    TROUBLE
  }

  /** A fault, its times in milliseconds; what {@code server} and {@code detail} mean is the kind's. */
  record Fault(FaultKind kind, long at, long millis, int server, int detail) {}

  /** A call, its times in milliseconds. */
  record PlannedCall(long at, CallLog.Kind kind, long key, long timeout, long attemptTimeout) {}

  static Scenario draw(RandomGenerator random) {
    int servers = random.nextInt(2, 6);
    int partitions = 1 << random.nextInt(3);
    List<SimulatedServer.Manner> manners = new ArrayList<>();
    SimulatedServer.Manner[] all = SimulatedServer.Manner.values();
    for (int i = 0; i < servers; i++) {
      manners.add(all[random.nextInt(all.length)]);
    }
    return new Scenario(
        servers,
        partitions,
        origin(random),
        1 << random.nextInt(1, 8),
        random.nextInt(2, 11),
        Duration.ofMillis(random.nextLong(50, 1_000)),
        Duration.ofMillis(random.nextLong(50, 1_000)),
        random.nextBoolean() ? 1_000 : random.nextInt(3, 30),
        Duration.ofMillis(random.nextLong(1, 500)),
        random.nextLong(0, 60),
        manners,
        faults(random, servers, partitions),
        calls(random),
        random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextLong(10, 300)));
  }

  /** Clocks may begin below zero, and come to the end of their numbers. */
  private static long origin(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> -random.nextLong(8_000_000_000L);
      case 2 -> Long.MAX_VALUE - random.nextLong(8_000_000_000L);
      default -> random.nextLong();
    };
  }

  private static List<Fault> faults(RandomGenerator random, int servers, int partitions) {
    List<Fault> faults = new ArrayList<>();
    FaultKind[] kinds = FaultKind.values();
    int count = random.nextInt(1, 8);
    for (int i = 0; i < count; i++) {
      long at = random.nextLong(FAULTS_END - 500);
      faults.add(new Fault(
          kinds[random.nextInt(kinds.length)],
          at,
          random.nextLong(1, FAULTS_END - at),
          random.nextInt(servers),
          random.nextInt(partitions)));
    }
    return List.copyOf(faults);
  }

  private static List<PlannedCall> calls(RandomGenerator random) {
    List<PlannedCall> calls = new ArrayList<>();
    CallLog.Kind[] kinds = CallLog.Kind.values();
    int count = random.nextInt(20, 60);
    for (int i = 0; i < count; i++) {
      CallLog.Kind kind = kinds[random.nextInt(kinds.length)];
      long key = random.nextInt(COUNTERS);
      calls.add(new PlannedCall(
          random.nextLong(FAULTS_END),
          kind,
          kind == CallLog.Kind.PUT ? key + KEYS - COUNTERS : key,
          random.nextLong(20, 3_000),
          random.nextLong(50, 2_000)));
    }
    return List.copyOf(calls);
  }

  ServerOptions serverOptions() {
    return new ServerOptions(maxConcurrent, failures, openFor, 3, connectWait);
  }

  RetryOptions retryOptions() {
    return RetryOptions.builder()
        .backoff(new Backoff(Duration.ofMillis(10), Duration.ofMillis(200)))
        .budget(budget)
        .hedgeAfter(hedgeAfter)
        .build();
  }

  /** Without the calls, which are many. */
  @Override
  public String toString() {
    return servers + " servers, " + partitions + " partitions, clock from " + clockOrigin + ", "
        + serverOptions() + ", " + budget + " retries, views " + viewLagMillis + " ms late, "
        + manners + ", hedges after " + hedgeAfter + ", " + faults;
  }
}
