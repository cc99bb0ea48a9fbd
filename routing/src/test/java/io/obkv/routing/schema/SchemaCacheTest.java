// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.routing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SchemaCacheTest {
  private final ManualScheduler scheduler = new ManualScheduler();
  private final List<CompletableFuture<Optional<TableSchema>>> readings = new ArrayList<>();
  private final SchemaCache cache = new SchemaCache(
      table -> {
        readings.add(new CompletableFuture<>());
        return readings.get(readings.size() - 1);
      },
      scheduler,
      Duration.ofMillis(500),
      Duration.ofMillis(20));

  private static Optional<TableSchema> schema(long tableId, long version) {
    return Optional.of(new TableSchema(
        "t",
        tableId,
        version,
        List.of(),
        List.of("k"),
        List.of(),
        Partitioning.none(),
        List.of(new Tablet(tableId, 0))));
  }

  @Test
  void manyCallersReadOnce() {
    var one = cache.get("t");
    var other = cache.get("t");
    assertThat(readings).hasSize(1);
    readings.get(0).complete(schema(5, 1));
    assertThat(one.join()).isEqualTo(other.join());
    assertThat(cache.cached("t").tableId()).isEqualTo(5);
  }

  @Test
  void aMissingTableIsRememberedForAShortTime() {
    var unused = cache.get("t");
    readings.get(0).complete(Optional.empty());
    scheduler.advanceMillis(100);
    assertThat(cache.get("t").join()).isEmpty();
    assertThat(readings).hasSize(1);
    scheduler.advanceMillis(500);
    var again = cache.get("t");
    assertThat(readings).hasSize(2);
    readings.get(1).complete(schema(5, 1));
    assertThat(again.join()).isPresent();
  }

  @Test
  void anOlderVersionNeverTakesThePlaceOfANewerOne() {
    var unused = cache.get("t");
    readings.get(0).complete(schema(6, 20));
    scheduler.advanceMillis(30);
    var lagging = cache.refresh("t");
    readings.get(1).complete(schema(5, 10));
    assertThat(lagging.join().orElseThrow().tableId()).isEqualTo(6);
    assertThat(cache.cached("t").tableId()).isEqualTo(6);
  }

  @Test
  void aTableMadeAnewIsFoundAfterTheOldOneWasRefused() {
    var unused = cache.get("t");
    readings.get(0).complete(schema(5, 10));
    scheduler.advanceMillis(30);
    cache.invalidate("t", scheduler.nanoTime());
    assertThat(cache.cached("t")).isNull();
    var unused2 = cache.get("t");
    readings.get(1).complete(schema(6, 20));
    assertThat(cache.cached("t").tableId()).isEqualTo(6);
  }

  @Test
  void anAttemptSaysNothingAgainstASchemaReadAfterItBegan() {
    long attempt = scheduler.nanoTime();
    scheduler.advanceMillis(5);
    var unused = cache.get("t");
    readings.get(0).complete(schema(6, 20));
    cache.invalidate("t", attempt);
    assertThat(cache.cached("t")).isNotNull();
  }

  @Test
  void newsThatATableIsMissingIsNoNewsForWhatWasReadSince() {
    var unused = cache.get("t");
    scheduler.advanceMillis(5);
    readings.get(0).complete(schema(5, 1));
    scheduler.advanceMillis(30);
    var unused2 = cache.refresh("t");
    readings.get(1).complete(Optional.empty());
    assertThat(cache.cached("t")).isNull();
  }

  @Test
  void whoeverFindsTheSchemaWrongDuringThePauseWaitsForTheNextReading() {
    var unused = cache.get("t");
    readings.get(0).complete(schema(5, 10));
    scheduler.advanceMillis(5);
    cache.invalidate("t", scheduler.nanoTime());
    var again = cache.get("t");
    assertThat(again).isNotDone();
    assertThat(cache.get("t")).isSameAs(again);
    scheduler.advanceMillis(15);
    assertThat(readings).hasSize(2);
    readings.get(1).complete(schema(6, 20));
    assertThat(again.join().orElseThrow().tableId()).isEqualTo(6);
  }
}
