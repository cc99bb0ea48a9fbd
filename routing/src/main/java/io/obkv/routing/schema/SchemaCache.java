// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.obkv.transport.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Schemas by table name. A schema is read once however many calls want it, and never replaced by an
 * older one. That a table is missing is remembered for a short time. Safe for many threads; never blocks.
 */
public final class SchemaCache {
  private static final long MOST_TABLES = 10_000;
  private static final long MOST_MISSING = 10_000;

  private record Known(TableSchema schema, long askedNanos) {}

  /** One reading of a table. */
  private static final class Reading {
    private final CompletableFuture<Optional<TableSchema>> result;
    private CompletableFuture<Optional<TableSchema>> next;

    Reading(CompletableFuture<Optional<TableSchema>> result) {
      this.result = result;
    }

    /** Whoever comes after its end wants news, and waits for the reading behind it. */
    CompletableFuture<Optional<TableSchema>> join() {
      if (!result.isDone()) {
        return result;
      }
      if (next == null) {
        next = new CompletableFuture<>();
      }
      return next;
    }
  }

  private final SchemaSource source;
  private final Scheduler scheduler;
  private final Cache<String, Known> known;
  private final Cache<String, Long> missing;

  /** Those under way, and those whose pause has not ended. */
  private final Map<String, Reading> readings = new HashMap<>();

  private final long pauseNanos;

  /**
   * @param missingFor how long the news that a table is missing counts
   * @param pause the shortest time between two readings of one table
   */
  public SchemaCache(
      SchemaSource source, Scheduler scheduler, Duration missingFor, Duration pause) {
    this.source = source;
    this.scheduler = scheduler;
    this.pauseNanos = pause.toNanos();
    known = Caffeine.newBuilder()
        .maximumSize(MOST_TABLES)
        .executor(Runnable::run)
        .ticker(scheduler::nanoTime)
        .build();
    missing = Caffeine.newBuilder()
        .maximumSize(MOST_MISSING)
        .executor(Runnable::run)
        .ticker(scheduler::nanoTime)
        .expireAfterWrite(Math.max(1, missingFor.toNanos()), TimeUnit.NANOSECONDS)
        .build();
  }

  /** The schema as it was read last; null where it must be read first. */
  public TableSchema cached(String table) {
    Known entry = known.getIfPresent(table);
    return entry == null ? null : entry.schema;
  }

  /** The schema, read where it is not known; empty where the table is missing. */
  public CompletableFuture<Optional<TableSchema>> get(String table) {
    TableSchema cached = cached(table);
    if (cached != null) {
      return CompletableFuture.completedFuture(Optional.of(cached));
    }
    if (missing.getIfPresent(table) != null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return load(table);
  }

  /**
   * Says that an attempt found the schema wrong: what was known when it began is forgotten, so that the
   * next call reads it anew. News that came since then is kept, as the attempt says nothing against it.
   */
  public void invalidate(String table, long attemptNanos) {
    known
        .asMap()
        .computeIfPresent(
            table, (name, entry) -> entry.askedNanos - attemptNanos > 0 ? entry : null);
    missing.invalidate(table);
  }

  /** Reads a schema again, in the background; what is known stays until then. */
  public CompletableFuture<Optional<TableSchema>> refresh(String table) {
    return load(table);
  }

  /** Whether the schema that is cached was asked for longer ago; false where none is. */
  public boolean isOlder(String table, long nanos) {
    Known entry = known.getIfPresent(table);
    return entry != null && scheduler.nanoTime() - entry.askedNanos > nanos;
  }

  private CompletableFuture<Optional<TableSchema>> load(String table) {
    Reading reading;
    synchronized (readings) {
      Reading under = readings.get(table);
      if (under != null) {
        return under.join();
      }
      reading = new Reading(new CompletableFuture<>());
      readings.put(table, reading);
    }
    begin(table, reading);
    return reading.result;
  }

  private void begin(String table, Reading reading) {
    long asked = scheduler.nanoTime();
    var unused = source.load(table).whenComplete((schema, thrown) -> {
      if (thrown == null) {
        reading.result.complete(keep(table, schema, asked));
      } else {
        reading.result.completeExceptionally(thrown);
      }
      // The outcome is handed out at once, but the next reading begins only after the pause.
      Runnable end = () -> end(table, reading);
      if (pauseNanos == 0 || !scheduler.schedule(end, pauseNanos)) {
        end.run();
      }
    });
  }

  private void end(String table, Reading ended) {
    Reading next;
    synchronized (readings) {
      if (ended.next == null) {
        readings.remove(table);
        return;
      }
      next = new Reading(ended.next);
      readings.put(table, next);
    }
    begin(table, next);
  }

  private Optional<TableSchema> keep(String table, Optional<TableSchema> read, long asked) {
    if (read.isEmpty()) {
      return lost(table, asked);
    }
    missing.invalidate(table);
    Known kept = known
        .asMap()
        .merge(table, new Known(read.get(), asked), (old, young) -> fresher(old, young));
    return Optional.of(kept.schema);
  }

  /** A late answer is a view of the past; so is one of a server that lags behind. */
  private static Known fresher(Known old, Known young) {
    if (young.schema.version() < old.schema.version() || young.askedNanos - old.askedNanos < 0) {
      return old;
    }
    return young.schema.version() == old.schema.version()
            && young.schema.tableId() == old.schema.tableId()
        ? new Known(old.schema, young.askedNanos)
        : young;
  }

  private Optional<TableSchema> lost(String table, long asked) {
    Known left = known
        .asMap()
        .computeIfPresent(table, (name, entry) -> entry.askedNanos - asked > 0 ? entry : null);
    if (left != null) {
      return Optional.of(left.schema);
    }
    missing.put(table, asked);
    return Optional.empty();
  }
}
