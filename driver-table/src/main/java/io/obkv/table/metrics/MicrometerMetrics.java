// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.obkv.error.ObkvException;
import io.obkv.routing.metrics.ClientMetrics;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client's metrics in a Micrometer registry: timer {@code obkv.client.requests} (tags operation,
 * table, outcome), counters {@code obkv.client.retries}, {@code obkv.client.connections.failed},
 * {@code obkv.client.hedges} and {@code obkv.client.hedges.won},
 * gauges {@code obkv.client.requests.active} and {@code obkv.client.connections.open}. Needs
 * micrometer-core, which is an optional dependency. Safe for many threads.
 */
public final class MicrometerMetrics implements ClientMetrics {
  private record Key(String operation, String table, Outcome outcome) {}

  private final MeterRegistry registry;
  private final AtomicInteger active;
  private final AtomicInteger open;
  private final Counter failed;
  private final Counter retried;
  private final Counter hedged;
  private final Counter hedgesWon;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  public MicrometerMetrics(MeterRegistry registry) {
    this.registry = registry;
    active = registry.gauge("obkv.client.requests.active", new AtomicInteger());
    open = registry.gauge("obkv.client.connections.open", new AtomicInteger());
    failed = registry.counter("obkv.client.connections.failed");
    retried = registry.counter("obkv.client.retries");
    hedged = registry.counter("obkv.client.hedges");
    hedgesWon = registry.counter("obkv.client.hedges.won");
  }

  @Override
  public void started(String operation, String table) {
    active.incrementAndGet();
  }

  @Override
  public void finished(String operation, String table, Outcome outcome, long nanos, int retries) {
    active.decrementAndGet();
    if (retries > 0) {
      retried.increment(retries);
    }
    timers
        .computeIfAbsent(new Key(operation, table, outcome), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void hedged(String operation, String table) {
    hedged.increment();
  }

  @Override
  public void hedgeWon(String operation, String table) {
    hedgesWon.increment();
  }

  private Timer timer(Key key) {
    return Timer.builder("obkv.client.requests")
        .tag("operation", key.operation)
        .tag("table", key.table)
        .tag("outcome", key.outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  @Override
  public void opened(String address) {
    open.incrementAndGet();
  }

  @Override
  public void closed(String address) {
    open.decrementAndGet();
  }

  @Override
  public void openingFailed(String address, ObkvException cause) {
    failed.increment();
  }
}
