// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.error.ProtocolException;
import io.obkv.hbase.cluster.QueryPage;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.filter.RowRange;
import io.obkv.hbase.filter.RowRanges;
import io.obkv.routing.execution.QuerySession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Reads one family's cells of one tablet, page by page, and gives them row by row. A row whose cells are
 * spread over pages is given when its last one is here. A query whose place the server has lost is opened
 * again behind the last row that was given.
 *
 * <p>From the second page on the next is asked for when one is given out, so that at most two are here. One
 * page at a time: the next may be asked for when the future of the one before has completed, by whichever
 * thread; {@link #close} by any thread at any time.
 */
final class TabletCursor implements RowSource {
  private final TabletQueries queries;
  private final FamilyRead read;
  private final CellReader cells;
  private final PageSize pageSize;
  private final ScanCounts counts;

  private RowRanges rows;
  private RowRange asked;
  private int rowsLeft;
  private QueryPage page;
  private FamilyRow unfinished;
  private byte[] last;
  private CompletableFuture<List<FamilyRow>> ahead;
  private int pages;
  private boolean ended;
  private boolean fetching;
  private boolean closed;

  /**
   * How much a page holds.
   *
   * @param rows -1 for no limit
   * @param bytes about
   */
  record PageSize(int rows, long bytes) {}

  /**
   * A cursor.
   *
   * @param rowLimit that the server may keep, -1 for none
   */
  TabletCursor(
      TabletQueries queries,
      FamilyRead read,
      RowRanges rows,
      int rowLimit,
      PageSize pageSize,
      ScanCounts counts) {
    this.queries = queries;
    this.read = read;
    this.cells = new CellReader(read.family());
    this.rows = rows;
    this.rowsLeft = rowLimit;
    this.pageSize = pageSize;
    this.counts = counts;
    this.ended = rows.isEmpty() || rowLimit == 0;
  }

  @Override
  public int place() {
    return read.place();
  }

  @Override
  public CompletableFuture<List<FamilyRow>> next() {
    CompletableFuture<List<FamilyRow>> found;
    synchronized (this) {
      found = ahead != null ? ahead : fetch();
      ahead = null;
    }
    return found.thenApply(given -> {
      fetchAhead();
      return given;
    });
  }

  private synchronized void fetchAhead() {
    if (++pages > 1 && !ended && !closed) {
      ahead = fetch();
    }
  }

  private CompletableFuture<List<FamilyRow>> fetch() {
    CompletableFuture<List<FamilyRow>> promise = new CompletableFuture<>();
    step(promise);
    return promise;
  }

  private void step(CompletableFuture<List<FamilyRow>> promise) {
    CompletableFuture<QueryPage> asked;
    synchronized (this) {
      if (ended || closed) {
        asked = null;
      } else {
        fetching = true;
        counts.rpc();
        asked = page == null
            ? queries.start(read.query(asked(), rowsLeft, pageSize.rows(), pageSize.bytes()))
            : queries.next(page);
      }
    }
    if (asked == null) {
      promise.complete(List.of());
      return;
    }
    var unused = asked.whenComplete((found, thrown) -> arrived(found, thrown, promise));
  }

  /** The rows of the next query. A server that reads backwards cannot take several ranges at once. */
  private RowRanges asked() {
    if (!read.reversed()) {
      return rows;
    }
    asked = rows.ranges().get(rows.ranges().size() - 1);
    return RowRanges.of(asked);
  }

  private void arrived(
      QueryPage found, Throwable thrown, CompletableFuture<List<FamilyRow>> promise) {
    List<FamilyRow> given = null;
    try {
      synchronized (this) {
        fetching = false;
        if (thrown == null) {
          given = took(found);
        } else if (page != null && QuerySession.isLost(HBaseErrors.unwrapped(thrown))) {
          beginAnew();
        } else {
          promise.completeExceptionally(HBaseErrors.unwrapped(thrown));
          return;
        }
      }
    } catch (RuntimeException e) {
      promise.completeExceptionally(e);
      return;
    }
    if (given == null || given.isEmpty() && !isOver()) {
      step(promise);
    } else {
      promise.complete(given);
    }
  }

  private synchronized boolean isOver() {
    return ended || closed;
  }

  private List<FamilyRow> took(QueryPage found) {
    page = found;
    if (closed) {
      queries.end(found);
      return List.of();
    }
    List<FamilyRow> given = new ArrayList<>(cells.rows(found.rows()));
    if (unfinished != null) {
      if (!given.isEmpty() && Arrays.equals(given.get(0).row(), unfinished.row())) {
        unfinished.cells().addAll(given.get(0).cells());
        given.set(0, unfinished);
      } else {
        given.add(0, unfinished);
      }
      unfinished = null;
    }
    ended = found.end();
    if (!ended && !given.isEmpty()) {
      unfinished = given.remove(given.size() - 1);
    }
    checkOrder(given);
    if (!given.isEmpty()) {
      rows = rows.beyond(given.get(given.size() - 1).row(), read.reversed());
    }
    if (rowsLeft >= 0) {
      rowsLeft -= Math.min(rowsLeft, given.size());
      endAtLimit();
    }
    if (ended && read.reversed() && rowsLeft != 0) {
      goToRangeBefore();
    }
    return given;
  }

  private void goToRangeBefore() {
    rows = rows.beyond(asked.start(), true);
    page = null;
    ended = rows.isEmpty();
  }

  /** A proxy may read one partition after another; rows of several families could not be put together. */
  private void checkOrder(List<FamilyRow> given) {
    for (FamilyRow row : given) {
      int step = last == null ? 1 : Bytes.compareTo(row.row(), last);
      if (read.reversed() && last != null ? step >= 0 : step <= 0) {
        throw new ProtocolException(
            "the rows of a scan came out of order: a proxy gives them in order "
                + "where _obkv_enable_distributed_execution is on; direct mode needs nothing");
      }
      last = row.row();
    }
  }

  private void endAtLimit() {
    if (rowsLeft == 0 && !ended) {
      ended = true;
      queries.end(page);
    }
  }

  /** The rows that are left begin behind the last one given, so nothing is lost or comes twice. */
  private void beginAnew() {
    counts.retry();
    page = null;
    unfinished = null;
    ended = rows.isEmpty();
  }

  @Override
  public CompletableFuture<Boolean> renew() {
    QueryPage kept;
    synchronized (this) {
      kept = fetching || ended || closed ? null : page;
    }
    return kept == null
        ? CompletableFuture.completedFuture(false)
        : queries.renew(kept).thenApply(done -> true);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (page != null && !ended && !fetching) {
      queries.end(page);
    }
  }
}
