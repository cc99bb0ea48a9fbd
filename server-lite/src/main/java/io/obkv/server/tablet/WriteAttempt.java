// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One call of {@link TabletStore#write} or {@link TabletStore#overwrite}: runs the work, and where a lock is held elsewhere lets go of
 * all, waits for all that it knows to be needed in sorted order, and runs the work again. Whoever
 * waits holds only locks that sort before the one it waits for.
 */
final class WriteAttempt<T> implements LockTable.Owner, Locking, Runnable {
  private enum Progress {
    ALL_HELD,
    WAITING,
    EXPIRED
  }

  private final EngineTabletStore store;
  private final LockTable locks;
  private final ExecutorService executor;
  private final ScheduledExecutorService timers;
  private final long deadlineNanos;
  private final boolean shares;
  private final Function<TabletTransaction, T> work;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  private final List<LockKey> held = new ArrayList<>(2);
  private final List<TableGate> entered = new ArrayList<>(1);
  private TableLayout lastEntered;
  private SortedSet<LockKey> wanted = Collections.emptySortedSet();
  private Iterator<LockKey> toAcquire;
  private LockKey waitingFor;
  private boolean expired;
  private boolean triedAgain;
  private ScheduledFuture<?> timer;

  /**
   * @param shares true for work that overwrites, and decides nothing by what is there
   */
  WriteAttempt(
      EngineTabletStore store,
      long deadlineNanos,
      boolean shares,
      Function<TabletTransaction, T> work) {
    this.store = store;
    this.locks = store.locks();
    this.executor = store.executor();
    this.timers = store.timers();
    this.deadlineNanos = deadlineNanos;
    this.shares = shares;
    this.work = work;
  }

  CompletableFuture<T> start() {
    run();
    return outcome;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // only to save the look-up
  public void enter(TableLayout table) {
    if (table == lastEntered) {
      return;
    }
    TableGate gate = store.gate(table.schema().id());
    if (!entered.contains(gate)) {
      if (gate.enter(table.schema().schemaVersion()) != TableGate.Entry.ENTERED) {
        throw new GateClosedException(gate);
      }
      entered.add(gate);
    }
    lastEntered = table;
  }

  @Override
  public void lock(LockKey key) {
    switch (locks.tryAcquire(key, this)) {
      case TAKEN -> held.add(key);
      case HELD_BEFORE -> {}
      case BUSY -> throw new LockBusyException(key);
    }
  }

  @Override
  public boolean shares() {
    return shares;
  }

  @Override
  public void run() {
    EngineTransaction transaction = new EngineTransaction(store, this);
    T answer;
    CompletableFuture<Void> committed;
    try {
      answer = work.apply(transaction);
      committed = transaction.commit();
    } catch (LockBusyException busy) {
      transaction.close();
      meetBusy(busy.key());
      return;
    } catch (GateClosedException closed) {
      transaction.close();
      failOnceOpen(closed.gate());
      return;
    } catch (RuntimeException | Error e) {
      transaction.close();
      fail(e);
      return;
    }
    transaction.close();
    var unused = committed.whenComplete((none, failure) -> {
      releaseAll();
      if (failure == null) {
        outcome.complete(answer);
      } else {
        outcome.completeExceptionally(failure);
      }
    });
  }

  /** The work knows a definition that is outdated, or soon will be: its caller has to look again. */
  private void failOnceOpen(TableGate gate) {
    releaseAll();
    RequestException changed = new RequestException(ErrorCode.OB_SCHEMA_EAGAIN);
    gate.whenOpen(() -> fail(changed));
    if (!outcome.isDone()) {
      failAtDeadline(changed);
    }
  }

  private void failAtDeadline(RequestException reason) {
    try {
      ScheduledFuture<?> atDeadline = timers.schedule(
          () -> fail(reason), Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
      var unused = outcome.whenComplete((answer, failure) -> atDeadline.cancel(false));
    } catch (RejectedExecutionException e) {
      refuse();
    }
  }

  private void fail(Throwable reason) {
    store.waitsNoMore(this);
    releaseAll();
    outcome.completeExceptionally(reason);
  }

  private void releaseAll() {
    List<LockKey> released = List.copyOf(held);
    held.clear();
    released.forEach(key -> locks.release(key, this));
    List<TableGate> left = List.copyOf(entered);
    entered.clear();
    lastEntered = null;
    left.forEach(TableGate::leave);
  }

  /** The holder may be a write before this one in the same gathering: that one need not wait. */
  private void meetBusy(LockKey busy) {
    if (!triedAgain && store.logStream().writeGathered()) {
      triedAgain = true;
      releaseAll();
      run();
    } else {
      waitFor(busy);
    }
  }

  private void waitFor(LockKey busy) {
    SortedSet<LockKey> all = new TreeSet<>(held);
    all.addAll(wanted);
    all.add(busy);
    releaseAll();
    wanted = all;
    synchronized (this) {
      toAcquire = all.iterator();
      expired = false;
    }
    try {
      timer = timers.schedule(
          this::giveUp, Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      refuse();
      return;
    }
    store.waits(this);
    acquireRest();
  }

  private void acquireRest() {
    switch (takeFree()) {
      case ALL_HELD -> resume();
      case WAITING -> {}
      case EXPIRED -> fail(new RequestException(ErrorCode.OB_TRY_LOCK_ROW_CONFLICT));
    }
  }

  /** Takes lock after lock until one is held elsewhere; {@link #granted} goes on from there. */
  private synchronized Progress takeFree() {
    while (toAcquire.hasNext()) {
      LockKey next = toAcquire.next();
      if (expired) {
        return Progress.EXPIRED;
      }
      if (!locks.acquireOrWait(next, this)) {
        waitingFor = next;
        return Progress.WAITING;
      }
      held.add(next);
    }
    return Progress.ALL_HELD;
  }

  @Override
  public synchronized LockKey waitingFor() {
    return waitingFor;
  }

  @Override
  public void granted(LockKey key) {
    synchronized (this) {
      waitingFor = null;
      held.add(key);
    }
    acquireRest();
  }

  private void resume() {
    timer.cancel(false);
    store.waitsNoMore(this);
    try {
      executor.execute(this);
    } catch (RejectedExecutionException e) {
      fail(
          executor.isShutdown()
              ? new RequestException(ErrorCode.OB_SERVER_IS_STOPPING)
              : new RequestException(ErrorCode.OB_EAGAIN, "too many requests wait for a thread"));
    }
  }

  private void giveUp() {
    if (leaveQueue()) {
      fail(new RequestException(ErrorCode.OB_TRY_LOCK_ROW_CONFLICT));
    }
  }

  /** False where the lock was granted a moment ago, or none is waited for yet: takeFree sees to it. */
  private synchronized boolean leaveQueue() {
    expired = true;
    if (waitingFor == null || !locks.cancel(waitingFor, this)) {
      return false;
    }
    waitingFor = null;
    return true;
  }

  /** Ends the wait for a lock because the store closes; what runs already is left alone. */
  void stop() {
    if (leaveQueue()) {
      refuse();
    }
  }

  /** Fails what does not run: the store is closed. */
  void refuse() {
    fail(new RequestException(ErrorCode.OB_SERVER_IS_STOPPING));
  }
}
