// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.ObkvException;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.routing.location.Localities;
import io.obkv.routing.location.LocationCache;
import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.metrics.ClientMetrics;
import io.obkv.routing.schema.SchemaCache;
import io.obkv.routing.server.Roster;
import io.obkv.routing.server.Server;
import io.obkv.routing.simulation.Scenario.PlannedCall;
import io.obkv.transport.HostAndPort;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One run: a client, put together as in production, works while things go wrong; then they go well again,
 * and it must find its way.
 */
final class Simulation {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration LOCATION_AGE = Duration.ofSeconds(60);
  private static final int RECOVERY_CALLS = 25;
  private static final long RECOVERY_PAUSE = 200;
  private static final long QUIET = 5_000;

  private final Set<CallLog.Kind> repeatable;
  private final Scenario scenario;
  private final VirtualTime time;
  private final CallLog log;
  private final SimulatedCluster cluster;
  private final SimulatedMetadata metadata;
  private final Roster roster;
  private final RoutedExecutor executor;
  private int hedgesWon;

  Simulation(long seed) {
    this(seed, EnumSet.of(CallLog.Kind.GET, CallLog.Kind.PUT));
  }

  /** With the kinds of calls that the client takes for such as may be done twice. */
  Simulation(long seed, Set<CallLog.Kind> repeatable) {
    this.repeatable = repeatable;
    SplittableRandom random = new SplittableRandom(seed);
    scenario = Scenario.draw(random);
    time = new VirtualTime(scenario.clockOrigin(), random);
    log = new CallLog(time);
    cluster = new SimulatedCluster(scenario, time, log);
    metadata = new SimulatedMetadata(cluster.servers(), time, log, PAUSE);
    roster = new Roster(
        address -> new SimulatedPool(cluster.server(address), time, log),
        scenario.serverOptions(),
        time);
    executor = new RoutedExecutor(router(), time, scenario.retryOptions(), watch());
  }

  private ClientMetrics watch() {
    return new ClientMetrics() {
      @Override
      public void hedged(String operation, String table) {
        log.hedges();
      }

      @Override
      public void hedgeWon(String operation, String table) {
        hedgesWon++;
      }
    };
  }

  private DirectRouter router() {
    return new DirectRouter(
        new SchemaCache(metadata, time, scenario.missingFor(), PAUSE),
        new LocationCache(metadata, roster, time, LOCATION_AGE, PAUSE),
        new ReplicaSelector(ReplicaSelector.Policy.FOLLOWER_FIRST, new Localities(""), time),
        roster,
        time);
  }

  /** What went as it must not; empty for a good run. */
  List<String> run() {
    scenario.calls().forEach(call -> time.at(call.at(), () -> start(call)));
    time.runUntil(Scenario.FAULTS_END);
    cluster.heal();
    recover();
    probe();
    checkLeaks();
    executor.close();
    return log.violations();
  }

  private int start(PlannedCall planned) {
    long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(planned.timeout());
    int number = log.begin(planned.kind(), timeoutNanos);
    SimulatedCall call = new SimulatedCall(
        log,
        number,
        planned.kind(),
        planned.key(),
        Duration.ofMillis(planned.attemptTimeout()),
        repeatable.contains(planned.kind()));
    var unused = executor
        .execute(call, timeoutNanos)
        .whenComplete((value, thrown) -> log.ended(number, value, thrown));
    return number;
  }

  /** Calls go on, and so the client has reason to look where the tablets are. */
  private void recover() {
    for (int i = 0; i < RECOVERY_CALLS; i++) {
      callEachTablet();
      time.advance(RECOVERY_PAUSE);
    }
    time.advance(QUIET);
  }

  private void callEachTablet() {
    for (int key = 0; key < cluster.table().partitions(); key++) {
      start(new PlannedCall(0, CallLog.Kind.GET, key, 2_000, 1_000));
    }
  }

  /** By now the client knows the way: each call reaches the leader at once, and nobody need ask. */
  private void probe() {
    int before = metadata.questions();
    for (int key = 0; key < cluster.table().partitions(); key++) {
      for (CallLog.Kind kind : CallLog.Kind.values()) {
        int call = start(new PlannedCall(0, kind, key, 2_000, 1_000));
        time.advance(2_500);
        checkProbe(key, call);
      }
    }
    if (metadata.questions() != before) {
      log.violation("questions were asked when all was well");
    }
  }

  private void checkProbe(int key, int call) {
    Optional<HostAndPort> leader = cluster.table().leaderOf(key);
    if (log.outcome(call) == null
        || log.outcome(call).failure() != null
        || log.attempts(call) != 1
        || !leader.equals(Optional.ofNullable(log.servedBy(call)))) {
      log.violation("probe " + call + " of key " + key + " took " + log.attempts(call)
          + " attempts to " + log.servedBy(call) + ", not " + leader + ": " + log.outcome(call));
    }
  }

  /** A server's bulkhead is empty when nothing is under way. */
  private void checkLeaks() {
    for (Server server : roster.servers()) {
      int entered = 0;
      ObkvException refusal = server.enter();
      while (refusal == null) {
        entered++;
        refusal = server.enter();
      }
      if (refusal.getMessage().contains("under way") && entered != scenario.maxConcurrent()) {
        log.violation(server + " let in " + entered + " calls of " + scenario.maxConcurrent());
      }
    }
  }

  /** How many calls were hedged. */
  int hedgedCalls() {
    return log.hedgedCalls();
  }

  /** How many hedges answered first. */
  int hedgesWon() {
    return hedgesWon;
  }

  /** How often the call that did so most went where a server said. */
  int mostMovesFollowed() {
    return log.mostMovesFollowed();
  }

  /** How many calls succeeded. */
  int successes() {
    return log.successes();
  }

  @Override
  public String toString() {
    return scenario.toString();
  }
}
