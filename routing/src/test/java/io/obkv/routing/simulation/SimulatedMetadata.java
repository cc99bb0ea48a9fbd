// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import io.obkv.routing.location.LocationSource;
import io.obkv.routing.location.ReplicaNews;
import io.obkv.routing.schema.SchemaSource;
import io.obkv.routing.schema.TableSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The servers' views, each server's its own. As the real client of them does, it stays with a server that
 * answers and goes on to the next one when that fails; unlike it, it changes at times without reason, so
 * that views which differ are all seen. Watches over the number of questions.
 */
final class SimulatedMetadata implements SchemaSource, LocationSource {
  private static final long TIMEOUT = Duration.ofMillis(400).toNanos();
  private static final long REFUSED_AFTER = Duration.ofMillis(1).toNanos();
  private static final double CHANGES_SERVER = 0.2;

  /** Watches questions of one kind: one at a time, a pause between two. */
  private final class Watch {
    private final String name;
    private boolean asked;
    private boolean underWay;
    private long endNanos;
    private int questions;

    Watch(String name) {
      this.name = name;
    }

    void begin() {
      if (underWay) {
        log.violation("two questions for " + name + " at once");
      }
      if (asked && time.nanoTime() - endNanos < pauseNanos) {
        log.violation("a question for " + name + " without a pause");
      }
      asked = true;
      underWay = true;
      questions++;
    }

    void end() {
      underWay = false;
      endNanos = time.nanoTime();
    }
  }

  private final List<SimulatedServer> servers;
  private final VirtualTime time;
  private final CallLog log;
  private final long pauseNanos;
  private final Watch schemas = new Watch("the schema");
  private final Watch locations = new Watch("locations");
  private int current;

  SimulatedMetadata(List<SimulatedServer> servers, VirtualTime time, CallLog log, Duration pause) {
    this.servers = servers;
    this.time = time;
    this.log = log;
    this.pauseNanos = pause.toNanos();
  }

  /** Questions so far. */
  int questions() {
    return schemas.questions + locations.questions;
  }

  @Override
  public CompletableFuture<Optional<TableSchema>> load(String table) {
    return ask(schemas, ClusterView::schema).whenComplete((schema, thrown) -> {
      if (thrown == null) {
        log.schemaNews();
      }
    });
  }

  @Override
  public CompletableFuture<List<ReplicaNews>> locate(String table, List<Long> tabletIds) {
    return ask(locations, view -> view.locations(tabletIds)).whenComplete((news, thrown) -> {
      if (thrown == null) {
        log.located();
      }
    });
  }

  private <T> CompletableFuture<T> ask(Watch watch, Function<ClusterView, T> reading) {
    watch.begin();
    if (time.random().nextDouble() < CHANGES_SERVER) {
      current = time.random().nextInt(servers.size());
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    askNext(watch, reading, answer, servers.size());
    return answer;
  }

  private <T> void askNext(
      Watch watch, Function<ClusterView, T> reading, CompletableFuture<T> answer, int left) {
    SimulatedServer server = servers.get(current);
    if (left == 0) {
      watch.end();
      answer.completeExceptionally(
          new TransportException("no server can be asked", Effect.NOT_APPLIED, null));
      return;
    }
    switch (server.health()) {
      case DEAD -> {
        current = (current + 1) % servers.size();
        time.schedule(() -> askNext(watch, reading, answer, left - 1), REFUSED_AFTER);
      }
      case HALF_DEAD -> later(watch, answer, TIMEOUT, () -> null);
      case WELL, SLOW -> {
        long nanos = server.serviceNanos();
        later(
            watch,
            answer,
            Math.min(nanos, TIMEOUT),
            () -> nanos < TIMEOUT ? reading.apply(server.view()) : null);
      }
    }
  }

  private <T> void later(
      Watch watch, CompletableFuture<T> answer, long nanos, Supplier<T> reading) {
    time.schedule(
        () -> {
          T read = reading.get();
          watch.end();
          if (read != null) {
            answer.complete(read);
          } else {
            current = (current + 1) % servers.size();
            answer.completeExceptionally(unanswered());
          }
        },
        nanos);
  }

  private static ObkvException unanswered() {
    return new DeadlineExceededException(
        "a metadata statement got no answer in time", Effect.NOT_APPLIED, null);
  }
}
