// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.logstream.LogStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** All tablets of a server. Safe for many threads. */
public interface TabletStore {
  /** What is the same for every transaction on this version of the table; made once and kept. */
  TableLayout layout(TableSchema table);

  /**
   * Reads of what is committed at each call: for a single row. Reads that belong together take a
   * {@link #snapshot()}.
   */
  TabletReader latest();

  /** What plain reads saw of rows of cells lately. */
  RowImages rowImages();

  /** The rows as they are now. The caller closes it. */
  TabletSnapshot snapshot();

  /**
   * Runs the work in a transaction and commits what it wrote. The work begins on the calling thread;
   * where a lock is held elsewhere no thread waits: the work runs again, on the store's own executor,
   * once the lock is free. The future completes with the work's answer when the writes are visible
   * and durable, perhaps on the log stream's thread; a transaction that wrote nothing completes at
   * once. It fails with what the work threw (nothing is written then), and with {@code
   * RequestException(OB_TRY_LOCK_ROW_CONFLICT)} when a lock was not free in time.
   *
   * @param deadlineNanos until when to wait for locks, as {@link System#nanoTime()}
   * @param work may run more than once
   */
  <T> CompletableFuture<T> write(long deadlineNanos, Function<TabletTransaction, T> work);

  /**
   * As {@link #write}, for work that decides nothing by what is there: it only {@link
   * TabletTransaction#lockKey locks keys} and {@link TabletTransaction#replace replaces} rows of tables
   * without indexes. Transactions of this kind do not hold each other off, and of two that write a row the one
   * that commits later wins; all others are held off, and hold these off.
   */
  <T> CompletableFuture<T> overwrite(long deadlineNanos, Function<TabletTransaction, T> work);

  /**
   * Begins a transaction that goes on until its caller commits or closes it.
   *
   * @param repeatable true when all of it reads the rows of this moment, and must not write over
   *     newer ones: such a write fails with {@code OB_TRANS_CANNOT_SERIALIZE}. Else each piece of work
   *     reads what is committed when it begins
   */
  OpenTransaction begin(boolean repeatable);

  /**
   * Begins to gather the commits of writes that run on the calling thread, see {@link
   * LogStream#gather}: their futures may complete no sooner than when the gathering is closed.
   */
  LogStream.Gathering gatherWrites();

  /**
   * The next number of a table's AUTO_INCREMENT column. Numbers are not given back: they may have
   * gaps. After a restart they go on above all that were drawn or {@link #noteAutoIncrement noted}.
   */
  long nextAutoIncrement(TableLayout table);

  /** The next number for the hidden key of a table without a primary key, from 1; may have gaps. */
  long nextHiddenKey(TableLayout table);

  /** Says that a row came with its own number, so that the next drawn one is above it. */
  void noteAutoIncrement(TableLayout table, long number);
}
