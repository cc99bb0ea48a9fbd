// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Engine;
import io.obkv.server.logstream.LogStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The tablets of one engine, changed through one log stream. Both stay the caller's: close this
 * first.
 */
public final class EngineTabletStore implements TabletStore, AutoCloseable {
  private static final int WAITING_RUNS = 16_384;

  private final Engine engine;
  private final LogStream logStream;
  private final TabletReader latest;
  private final LockTable locks = new LockTable();
  private final Sequences sequences;
  private final ConcurrentMap<Long, TableLayout> layouts = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor executor;
  private final ScheduledExecutorService timers;

  public EngineTabletStore(Engine engine, LogStream logStream) {
    this.engine = engine;
    this.logStream = logStream;
    this.latest = new EngineReader(engine);
    this.sequences = new Sequences(engine, logStream);
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    this.executor = new ThreadPoolExecutor(
        threads,
        threads,
        10,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING_RUNS),
        daemons("obkv-tablet"));
    executor.allowCoreThreadTimeOut(true);
    this.timers = Executors.newSingleThreadScheduledExecutor(daemons("obkv-lock-timer"));
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same snapshot of the catalog gives the same schema
  public TableLayout layout(TableSchema table) {
    TableLayout known = layouts.get(table.id());
    if (known != null && known.schema() == table) {
      return known;
    }
    TableLayout made = new TableLayout(table);
    layouts.merge(
        table.id(),
        made,
        (old, late) -> old.schema().schemaVersion() > late.schema().schemaVersion() ? old : late);
    return made;
  }

  @Override
  public TabletReader latest() {
    return latest;
  }

  @Override
  public TabletSnapshot snapshot() {
    return new EngineTabletSnapshot(engine.snapshot());
  }

  @Override
  public <T> CompletableFuture<T> write(long deadlineNanos, Function<TabletTransaction, T> work) {
    return new WriteAttempt<>(this, deadlineNanos, work).start();
  }

  @Override
  public long nextAutoIncrement(TableLayout table) {
    return sequences.next(table.schema().id(), table.schema().options().autoIncrementStart());
  }

  @Override
  public void noteAutoIncrement(TableLayout table, long number) {
    sequences.note(table.schema().id(), number);
  }

  /** Changes to many rows at once, for DDL. */
  public TabletMaintenance maintenance() {
    return new TabletMaintenance(this);
  }

  Engine engine() {
    return engine;
  }

  LogStream logStream() {
    return logStream;
  }

  LockTable locks() {
    return locks;
  }

  Executor executor() {
    return executor;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  Sequences sequences() {
    return sequences;
  }

  /** Ends its threads; work that waits for a lock is dropped. A second call does nothing. */
  @Override
  public void close() {
    timers.shutdownNow();
    executor.shutdownNow();
  }
}
