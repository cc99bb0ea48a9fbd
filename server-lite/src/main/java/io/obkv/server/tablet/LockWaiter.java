// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Waits for locks on behalf of a transaction that keeps those it has: so it looks now and then
 * whether it waits for itself. For one wait at a time.
 */
final class LockWaiter implements LockTable.Owner {
  /** OceanBase tells of a deadlock after about half a second. */
  private static final long NANOS_BETWEEN_LOOKS = 300_000_000;

  private final EngineTabletStore store;
  private LockKey waitingFor;
  private CompletableFuture<Void> granted;
  private ScheduledFuture<?> nextLook;

  LockWaiter(EngineTabletStore store) {
    this.store = store;
  }

  /** Statements decide by the rows that they lock. */
  @Override
  public boolean shares() {
    return false;
  }

  @Override
  public synchronized LockKey waitingFor() {
    return waitingFor;
  }

  /**
   * Waits for a lock, which its owner then holds. The future is completed on the store's executor; it
   * fails when the lock is not free in time, or never will be.
   */
  CompletableFuture<Void> waitFor(LockKey key, long deadlineNanos) {
    CompletableFuture<Void> wait = new CompletableFuture<>();
    synchronized (this) {
      granted = wait;
      waitingFor = key;
    }
    if (store.locks().acquireOrWait(key, this)) {
      granted(key);
    } else {
      look(wait, deadlineNanos);
    }
    return wait;
  }

  @Override
  public void granted(LockKey key) {
    CompletableFuture<Void> wait;
    synchronized (this) {
      waitingFor = null;
      wait = granted;
      if (nextLook != null) {
        nextLook.cancel(false);
      }
    }
    try {
      store.executor().execute(() -> wait.complete(null));
    } catch (RejectedExecutionException full) {
      store.locks().release(key, this);
      wait.completeExceptionally(
          store.executor().isShutdown()
              ? new RequestException(ErrorCode.OB_SERVER_IS_STOPPING)
              : new RequestException(ErrorCode.OB_EAGAIN, "too many requests wait for a thread"));
    }
  }

  private void look(CompletableFuture<Void> wait, long deadlineNanos) {
    LockKey key = waitingFor();
    if (key == null || wait.isDone()) {
      return;
    }
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      giveUp(wait, key, new RequestException(ErrorCode.OB_TRY_LOCK_ROW_CONFLICT));
      return;
    }
    if (store.locks().waitsForItself(this)) {
      giveUp(wait, key, new RequestException(ErrorCode.OB_DEAD_LOCK));
      return;
    }
    try {
      ScheduledFuture<?> next = store
          .timers()
          .schedule(
              () -> look(wait, deadlineNanos),
              Math.min(left, NANOS_BETWEEN_LOOKS),
              TimeUnit.NANOSECONDS);
      synchronized (this) {
        nextLook = next;
      }
    } catch (RejectedExecutionException closing) {
      giveUp(wait, key, new RequestException(ErrorCode.OB_SERVER_IS_STOPPING));
    }
  }

  /** Unless the lock was granted a moment ago. */
  private void giveUp(CompletableFuture<Void> wait, LockKey key, RequestException reason) {
    if (store.locks().cancel(key, this)) {
      synchronized (this) {
        waitingFor = null;
      }
      wait.completeExceptionally(reason);
    }
  }
}
