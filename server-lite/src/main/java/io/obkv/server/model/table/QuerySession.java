// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.tablet.TabletSnapshot;

/** A query between two pages, on the snapshot that it began with. Safe for many threads. */
public final class QuerySession implements AutoCloseable {
  /** Null where the pages need none. */
  private final TabletSnapshot snapshot;

  private final ResultPages pages;
  private long leaseNanos = Long.MAX_VALUE;
  private long lastUse = System.nanoTime();
  private boolean closed;

  /**
   * A query that has not answered yet.
   *
   * @param snapshot what it reads; closed with the query, after the pages
   * @param pages its answer
   */
  public QuerySession(TabletSnapshot snapshot, ResultPages pages) {
    this.snapshot = snapshot;
    this.pages = pages;
  }

  /**
   * A query that has not answered yet, and sees a single moment without a snapshot.
   *
   * @param pages its answer
   */
  public QuerySession(ResultPages pages) {
    this(null, pages);
  }

  /** The next page; fails when it is not found until the deadline, in {@link System#nanoTime()}. */
  synchronized ResultPages.Page nextPage(long deadlineNanos) {
    if (closed) {
      throw QuerySessions.lost();
    }
    ResultPages.Page page = pages.next(deadlineNanos);
    lastUse = System.nanoTime();
    return page;
  }

  /** Says how long it waits for somebody to ask for a page, nanoseconds; for ever, if nothing is said. */
  synchronized void keepFor(long nanos) {
    leaseNanos = nanos;
  }

  synchronized void renew() {
    lastUse = System.nanoTime();
  }

  synchronized boolean hasExpired(long now) {
    return now - lastUse > leaseNanos;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pages.close();
      if (snapshot != null) {
        snapshot.close();
      }
    }
  }
}
