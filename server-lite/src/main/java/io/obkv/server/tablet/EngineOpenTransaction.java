// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.EngineSnapshot;
import io.obkv.server.error.RequestException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An {@link OpenTransaction} over an engine. */
final class EngineOpenTransaction implements OpenTransaction, Locking {
  private final EngineTabletStore store;

  /** What it reads; null where each piece of work sees what is committed when it begins. */
  private final EngineSnapshot view;

  private final WriteSet writes = new WriteSet();
  private final Set<LockKey> held = new LinkedHashSet<>();
  private final Set<TableGate> entered = new LinkedHashSet<>();
  private final LockWaiter waiter;
  private boolean ended;

  EngineOpenTransaction(EngineTabletStore store, boolean repeatable) {
    this.store = store;
    this.view = repeatable ? store.engine().snapshot() : null;
    this.waiter = new LockWaiter(store);
  }

  @Override
  public <T> CompletableFuture<T> run(long deadlineNanos, Function<TabletTransaction, T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    attempt(deadlineNanos, work, outcome);
    return outcome;
  }

  private <T> void attempt(
      long deadlineNanos, Function<TabletTransaction, T> work, CompletableFuture<T> outcome) {
    int before = writes.size();
    EngineTransaction run = new EngineTransaction(store, this, writes, view);
    T answer;
    try {
      answer = work.apply(run);
    } catch (LockBusyException busy) {
      run.close();
      writes.truncate(before);
      var unused = waiter.waitFor(busy.key(), deadlineNanos).whenComplete((none, failure) -> {
        if (failure == null) {
          held.add(busy.key());
          attempt(deadlineNanos, work, outcome);
        } else {
          outcome.completeExceptionally(failure);
        }
      });
      return;
    } catch (GateClosedException closed) {
      run.close();
      writes.truncate(before);
      closed
          .gate()
          .whenOpen(() ->
              outcome.completeExceptionally(new RequestException(ErrorCode.OB_SCHEMA_EAGAIN)));
      return;
    } catch (RuntimeException | Error e) {
      run.close();
      writes.truncate(before);
      outcome.completeExceptionally(e);
      return;
    }
    run.close();
    outcome.complete(answer);
  }

  @Override
  public void enter(TableLayout table) {
    TableGate gate = store.gate(table.schema().id());
    if (entered.contains(gate)) {
      return;
    }
    if (gate.enter(table.schema().schemaVersion()) != TableGate.Entry.ENTERED) {
      throw new GateClosedException(gate);
    }
    entered.add(gate);
  }

  @Override
  public void lock(LockKey key) {
    switch (store.locks().tryAcquire(key, waiter)) {
      case TAKEN -> held.add(key);
      case HELD_BEFORE -> {}
      case BUSY -> throw new LockBusyException(key);
    }
  }

  @Override
  public boolean shares() {
    return false;
  }

  @Override
  public TabletSnapshot snapshot() {
    EngineSnapshot own = store.engine().snapshot();
    return new EngineTabletSnapshot(own, writes.over(view == null ? own : view));
  }

  @Override
  public int savepoint() {
    return writes.size();
  }

  @Override
  public void rollbackTo(int savepoint) {
    writes.truncate(savepoint);
  }

  @Override
  public boolean hasChanges() {
    return !writes.isEmpty();
  }

  @Override
  public CompletableFuture<Void> commit() {
    CompletableFuture<Void> written = writes.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : store.logStream().append(writes.mutations());
    return written.whenComplete((none, failure) -> end());
  }

  @Override
  public void close() {
    end();
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    List<LockKey> released = new ArrayList<>(held);
    released.forEach(key -> store.locks().release(key, waiter));
    entered.forEach(TableGate::leave);
    if (view != null) {
      view.close();
    }
  }
}
