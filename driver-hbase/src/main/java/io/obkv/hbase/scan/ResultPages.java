// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.filter.FilterRunner;
import io.obkv.hbase.filter.RowRanges;
import io.obkv.routing.execution.LayoutChangedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Result;

/**
 * A read's results, page by page. One page at a time: the next may be asked for when the future of the one
 * before has completed, by whichever thread; {@link #close} by any thread at any time.
 */
final class ResultPages {
  /** A table that is laid out otherwise each time will not hold still. */
  private static final int MOST_BEGINNINGS = 5;

  /**
   * Some results.
   *
   * @param results may be empty where rows were read that did not pass
   * @param end whether there are no more
   * @param lastRow the last row that was read; null for none
   */
  record Page(List<Result> results, boolean end, byte[] lastRow) {}

  private final ReadSpec spec;
  private final Supplier<CompletableFuture<? extends ReadSource>> plan;
  private final Runnable forget;
  private final ScanCounts counts;
  private final ResultParts parts;

  /** Null until the read begins. */
  private RowRanges left;

  private int rowsLeft;
  private FilterRunner runner;
  private int beginnings;
  private byte[] lastRow;
  private volatile RowMerge merge;
  private volatile boolean closed;

  /**
   * A read.
   *
   * @param plan asked at the beginning, and again where the table was laid out anew
   * @param forget says that what is known of the table may be out of date
   */
  ResultPages(
      ReadSpec spec,
      Supplier<CompletableFuture<? extends ReadSource>> plan,
      Runnable forget,
      ScanCounts counts) {
    this.spec = spec;
    this.forget = forget;
    this.plan = plan;
    this.counts = counts;
    this.parts = new ResultParts(spec);
    this.rowsLeft = spec.rowLimit();
  }

  ReadSpec spec() {
    return spec;
  }

  ScanCounts counts() {
    return counts;
  }

  /** The next page, made by the thread that its rows come on; after the last one empty ones that are the end, too. */
  CompletableFuture<Page> next() {
    return rows().thenApply(rows -> unchecked(() -> page(rows))).exceptionallyCompose(thrown -> {
      Throwable cause = HBaseErrors.unwrapped(thrown);
      return CompletableFuture.failedFuture(
          cause instanceof UncheckedIOException ? cause.getCause() : cause);
    });
  }

  /** The next rows, as they were read; none at the end. What filters make of them is said by {@link #page}. */
  CompletableFuture<List<MergedRow>> rows() {
    if (left == null) {
      left = RowRanges.of(spec.rows());
    }
    if (closed || rowsLeft == 0 || left.isEmpty()) {
      close();
      return CompletableFuture.completedFuture(List.of());
    }
    RowMerge open = merge;
    CompletableFuture<List<MergedRow>> rows = open != null ? open.next() : begin();
    return rows.exceptionallyCompose(thrown -> {
      Throwable cause = HBaseErrors.unwrapped(thrown);
      if (mayBeginAgain(cause)) {
        end();
        return rows();
      }
      close();
      return CompletableFuture.failedFuture(
          cause instanceof UncheckedIOException ? cause.getCause() : cause);
    });
  }

  /** What is known of a table may be out of date; its partitions may change even while it is read. */
  private boolean mayBeginAgain(Throwable cause) {
    if (closed) {
      return false;
    }
    if (lastRow == null && beginnings == 1 && HBaseErrors.mayBeMissing(cause)) {
      forget.run();
      return true;
    }
    return cause instanceof LayoutChangedException && beginnings < MOST_BEGINNINGS;
  }

  private CompletableFuture<List<MergedRow>> begin() {
    beginnings++;
    return plan.get()
        .thenCompose((ReadSource found) -> {
          if (runner == null) {
            runner = unchecked(found::runner);
          }
          return found.open(left, rowsLeft, counts);
        })
        .thenCompose(opened -> {
          merge = opened;
          if (closed) {
            end();
            return CompletableFuture.completedFuture(List.of());
          }
          return opened.next();
        });
  }

  /**
   * Runs the filter over rows that {@link #rows} gave, by the thread of the caller.
   *
   * @throws IOException from the filter, as its unchecked exceptions; the read is over then
   */
  Page page(List<MergedRow> rows) throws IOException {
    try {
      return filtered(rows);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Page filtered(List<MergedRow> rows) throws IOException {
    List<Result> results = new ArrayList<>();
    boolean done = rows.isEmpty();
    for (MergedRow row : rows) {
      lastRow = row.row();
      List<Cell> cells = runner.row(row.families());
      counts.row(!cells.isEmpty());
      if (!cells.isEmpty()) {
        parts.add(cells, results);
        rowsLeft -= rowsLeft > 0 ? 1 : 0;
      }
      if (rowsLeft == 0 || runner.isDone()) {
        done = true;
        break;
      }
    }
    if (!rows.isEmpty()) {
      left = left.beyond(lastRow, spec.reversed());
    }
    results.forEach(counts::result);
    if (done) {
      close();
    }
    return new Page(results, done, lastRow);
  }

  /** Something that throws what a future's function may not. */
  private interface Throwing<T> {
    T get() throws IOException;
  }

  private static <T> T unchecked(Throwing<T> call) {
    try {
      return call.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps servers from forgetting the scan; false where there is nothing to keep. */
  CompletableFuture<Boolean> renew() {
    RowMerge open = merge;
    return open == null || closed ? CompletableFuture.completedFuture(false) : open.renew();
  }

  private void end() {
    RowMerge open = merge;
    merge = null;
    if (open != null) {
      open.close();
    }
  }

  /** Ends the read; does not wait. */
  void close() {
    closed = true;
    end();
  }
}
