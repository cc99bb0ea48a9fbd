// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A transaction of several pieces of work, between which its client thinks: it keeps its locks until
 * it ends. Nothing is written before it commits; all is then written as one batch. For one thread at a
 * time, and one piece of work.
 */
public interface OpenTransaction extends AutoCloseable {
  /**
   * Runs a piece of work within the transaction. Where a lock is held elsewhere no thread waits: what
   * the work wrote is forgotten, and it runs again, on the store's own executor, once the lock is
   * free. The future fails with what the work threw, and then the work has written nothing; with
   * {@code RequestException(OB_TRY_LOCK_ROW_CONFLICT)} when a lock was not free in time; and with
   * {@code RequestException(OB_DEAD_LOCK)} when transactions wait for each other: this one is to be
   * closed then, so that the others go on.
   *
   * @param deadlineNanos until when to wait for locks, as {@link System#nanoTime()}
   * @param work may run more than once
   */
  <T> CompletableFuture<T> run(long deadlineNanos, Function<TabletTransaction, T> work);

  /**
   * The rows as this transaction sees them now, its own changes included. The caller closes it before
   * the next piece of work.
   */
  TabletSnapshot snapshot();

  /** A point to {@link #rollbackTo go back to}. */
  int savepoint();

  /** Forgets what was written since; locks are kept. */
  void rollbackTo(int savepoint);

  /** True when there is something to commit. */
  boolean hasChanges();

  /** Writes the changes, then lets go of the locks. The future completes when all is durable. */
  CompletableFuture<Void> commit();

  /** Forgets the changes and lets go of the locks, unless it has committed. */
  @Override
  void close();
}
