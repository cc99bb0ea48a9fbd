// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.tablet.TabletSnapshot;

/** A query between two pages, on the snapshot that it began with. Safe for many threads. */
public final class QuerySession implements AutoCloseable {
  private final TabletSnapshot snapshot;
  private final ResultPages pages;
  private final long leaseNanos;
  private long lastUse = System.nanoTime();
  private boolean closed;

  /**
   * A query that has not answered yet.
   *
   * @param snapshot what it reads; closed with the query, after the pages
   * @param pages its answer
   * @param leaseNanos how long it waits for somebody to ask for a page, nanoseconds
   */
  public QuerySession(TabletSnapshot snapshot, ResultPages pages, long leaseNanos) {
    this.snapshot = snapshot;
    this.pages = pages;
    this.leaseNanos = leaseNanos;
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
      snapshot.close();
    }
  }
}
