// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.cluster.QueryPage;
import io.obkv.hbase.error.HBaseErrors;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.client.ClientUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.metrics.ScanMetrics;

/** HBase's blocking scanner. One thread at a time, but for {@link #close}. */
final class BlockingScanner implements ResultScanner {
  private final ScanStart start;
  private final ResultPages pages;
  private final FailureTranslator failures;
  private final long cursorAfterNanos;
  private final Queue<Result> here = new ArrayDeque<>();
  private boolean begun;
  private boolean ended;
  private volatile boolean closed;
  private long lastNextNanos;

  /**
   * A scanner.
   *
   * @param start of which the pages are the rest; null for none
   * @param cursorAfterNanos how long no row may come before the place is told, where the scan asks for that
   */
  BlockingScanner(
      ScanStart start, ResultPages pages, FailureTranslator failures, long cursorAfterNanos) {
    this.start = start;
    this.pages = pages;
    this.failures = failures;
    this.cursorAfterNanos = cursorAfterNanos;
  }

  @Override
  public Result next() throws IOException {
    Result known = here.poll();
    return known != null || ended ? known : read();
  }

  private Result read() throws IOException {
    long begin = System.nanoTime();
    if (lastNextNanos != 0) {
      pages.counts().betweenNexts(TimeUnit.NANOSECONDS.toMillis(begin - lastNextNanos));
    }
    if (!begun) {
      begun = true;
      begin();
    }
    while (here.isEmpty() && !ended && !closed) {
      ResultPages.Page page = filtered(await(pages.rows()));
      here.addAll(page.results());
      ended = page.end();
      boolean isLate = System.nanoTime() - begin > cursorAfterNanos;
      if (pages.spec().needsCursors() && here.isEmpty() && !ended && isLate) {
        return Result.createCursorResult(ClientUtil.createCursor(page.lastRow()));
      }
    }
    lastNextNanos = System.nanoTime();
    return closed ? null : here.poll();
  }

  /** Takes the first page where it is all of the scan. */
  private void begin() throws IOException {
    QueryPage page;
    try {
      page = start == null ? null : start.page();
    } catch (ExecutionException e) {
      Throwable cause = HBaseErrors.unwrapped(e);
      if (ClusterScanners.mayBeOutOfDate(cause)) {
        return;
      }
      ended = true;
      throw failures.translate(cause);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (page != null && page.end()) {
      ended = true;
      addResults(page);
    }
  }

  private void addResults(QueryPage page) throws IOException {
    try {
      start.addResults(page, here);
    } catch (RuntimeException e) {
      throw failures.translate(e);
    }
  }

  /** Here, not on the thread that reads from the network: an application's filter may take its time. */
  private ResultPages.Page filtered(List<MergedRow> rows) throws IOException {
    try {
      return pages.page(rows);
    } catch (IOException | RuntimeException e) {
      ended = true;
      throw failures.translate(e);
    }
  }

  private <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      ended = true;
      throw failures.translate(HBaseErrors.unwrapped(e));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private IOException interrupted(InterruptedException e) {
    close();
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted = new InterruptedIOException("interrupted in a scan");
    interrupted.initCause(e);
    return interrupted;
  }

  @Override
  public boolean renewLease() {
    try {
      return !closed && !ended && await(pages.renew());
    } catch (IOException e) {
      // The answer says all that a caller can act on: the scan goes on behind the last row anyway.
      ended = false;
      return false;
    }
  }

  @Override
  public ScanMetrics getScanMetrics() {
    return pages.counts().metrics();
  }

  @Override
  public void close() {
    closed = true;
    pages.close();
    if (start != null) {
      start.close();
    }
  }
}
