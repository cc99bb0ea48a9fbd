// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Engine;
import io.obkv.server.logstream.LogStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tablets of one engine, changed through one log stream. Both stay the caller's: close this
 * first.
 */
public final class EngineTabletStore implements TabletStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineTabletStore.class);
  private static final int WAITING_RUNS = 16_384;
  private static final int CLOSE_SECONDS = 10;

  private final Engine engine;
  private final LogStream logStream;
  private final RowImages rowImages;
  private final TabletReader latest;
  private final LockTable locks = new LockTable();
  private final Sequences sequences;
  private final ConcurrentMap<Long, TableGate> gates = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, TableLayout> layouts = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor executor;
  private final ScheduledThreadPoolExecutor timers;

  /** Those who wait for a lock: told when the store closes. */
  private final Set<WriteAttempt<?>> waiting = ConcurrentHashMap.newKeySet();

  /** A store that keeps no images of rows. */
  public EngineTabletStore(Engine engine, LogStream logStream) {
    this(engine, logStream, new RowImages(0));
  }

  /**
   * A store.
   *
   * @param rowImages watches all writes of the engine
   */
  public EngineTabletStore(Engine engine, LogStream logStream, RowImages rowImages) {
    this.rowImages = rowImages;
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
    this.timers = new ScheduledThreadPoolExecutor(1, daemons("obkv-lock-timer"));
    // Else a wait that ended early keeps its transaction alive until its deadline.
    timers.setRemoveOnCancelPolicy(true);
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
  public RowImages rowImages() {
    return rowImages;
  }

  @Override
  public TabletSnapshot snapshot() {
    return new EngineTabletSnapshot(engine.snapshot());
  }

  @Override
  public <T> CompletableFuture<T> write(long deadlineNanos, Function<TabletTransaction, T> work) {
    return new WriteAttempt<>(this, deadlineNanos, false, work).start();
  }

  @Override
  public <T> CompletableFuture<T> overwrite(
      long deadlineNanos, Function<TabletTransaction, T> work) {
    return new WriteAttempt<>(this, deadlineNanos, true, work).start();
  }

  @Override
  public LogStream.Gathering gatherWrites() {
    return logStream.gather();
  }

  @Override
  public OpenTransaction begin(boolean repeatable) {
    return new EngineOpenTransaction(this, repeatable);
  }

  @Override
  public long nextAutoIncrement(TableLayout table) {
    return sequences.next(table.schema().id(), table.schema().options().autoIncrementStart());
  }

  @Override
  public long nextHiddenKey(TableLayout table) {
    return sequences.next(Sequences.hidden(table.schema().id()), 1);
  }

  @Override
  public void noteAutoIncrement(TableLayout table, long number) {
    sequences.note(table.schema().id(), number);
  }

  /** Changes to many rows at once, for DDL. */
  public TabletMaintenance maintenance() {
    return new TabletMaintenance(this);
  }

  TableGate gate(long tableId) {
    TableGate known = gates.get(tableId);
    return known != null ? known : gates.computeIfAbsent(tableId, id -> new TableGate());
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

  ExecutorService executor() {
    return executor;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  Sequences sequences() {
    return sequences;
  }

  void waits(WriteAttempt<?> attempt) {
    waiting.add(attempt);
    if (timers.isShutdown()) {
      attempt.stop();
    }
  }

  void waitsNoMore(WriteAttempt<?> attempt) {
    waiting.remove(attempt);
  }

  /**
   * Ends its threads. Work that runs is waited for; work that waits for a lock or a thread fails with
   * {@code OB_SERVER_IS_STOPPING}. A second call does nothing.
   */
  @Override
  public void close() {
    timers.shutdownNow();
    List<Runnable> queued = new ArrayList<>();
    executor.shutdown();
    executor.getQueue().drainTo(queued);
    waiting.forEach(WriteAttempt::stop);
    queued.forEach(attempt -> ((WriteAttempt<?>) attempt).refuse());
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("work still runs {} s after the tablets were closed", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
