// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.tablet.TabletSnapshot;

/** A query between two pages, on the snapshot that it began with. Safe for many threads. */
final class QuerySession implements AutoCloseable {
  private final TabletSnapshot snapshot;
  private final QueryPages pages;
  private final int pageRows;
  private final long pageBytes;
  private final long leaseNanos;
  private long lastUse = System.nanoTime();
  private boolean closed;

  QuerySession(
      TabletSnapshot snapshot, QueryPages pages, int pageRows, long pageBytes, long leaseNanos) {
    this.snapshot = snapshot;
    this.pages = pages;
    this.pageRows = pageRows;
    this.pageBytes = pageBytes;
    this.leaseNanos = leaseNanos;
  }

  /** The next page; fails when it is not found until the deadline, in {@link System#nanoTime()}. */
  synchronized QueryPages.Page nextPage(long deadlineNanos) {
    if (closed) {
      throw QuerySessions.lost();
    }
    QueryPages.Page page = pages.next(pageRows, pageBytes, deadlineNanos);
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
