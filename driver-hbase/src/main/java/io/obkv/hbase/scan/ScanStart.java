// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.cluster.QueryPage;
import io.obkv.hbase.filter.PushDown;
import io.obkv.hbase.filter.RowRange;
import io.obkv.routing.schema.Tablet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.io.TimeRange;

/**
 * The first page of a scan as most are: of one family, in one tablet, without a filter, while all is known
 * that is needed. Where that page is the last, too, its rows are the scan's results, and there is nothing to
 * merge or to go on with. Where it is not, the scan goes on behind it as all others do.
 *
 * <p>{@link #close} may be called by any thread at any time.
 */
final class ScanStart {
  /**
   * Where a scan reads.
   *
   * @param columns of the family that are read, null for all
   */
  record Place(byte[] family, NavigableSet<byte[]> columns, Tablet tablet, TabletQueries queries) {}

  private final ReadSpec spec;
  private final Function<RowRange, Place> places;

  /** The page, while it is not the last and nobody goes on behind it. */
  private final AtomicReference<QueryPage> begun = new AtomicReference<>();

  private volatile Place place;
  private volatile boolean closed;

  /**
   * The start of a scan.
   *
   * @param places where rows are read, null where that is not known, or is not one tablet of one family
   */
  ScanStart(ReadSpec spec, Function<RowRange, Place> places) {
    this.spec = spec;
    this.places = places;
  }

  /**
   * Waits for the first page; once.
   *
   * @return null where the scan is to be read as others are
   * @throws ExecutionException with what the database's future failed with
   */
  QueryPage page() throws InterruptedException, ExecutionException {
    RowRange rows = spec.isPlain() ? spec.rows() : null;
    Place found = rows == null || rows.isEmpty() || closed ? null : places.apply(rows);
    TimeRange times = found == null ? null : spec.times(found.family);
    if (times == null || times.getMin() >= times.getMax()) {
      return null;
    }
    place = found;
    CompletableFuture<QueryPage> asked = found.queries.start(query(rows, times));
    try {
      QueryPage page = asked.get();
      keep(page);
      return page;
    } catch (InterruptedException e) {
      var unused = asked.thenAccept(this::keep);
      throw e;
    }
  }

  private byte[] query(RowRange rows, TimeRange times) {
    FamilyRead read = new FamilyRead(
        place.family,
        0,
        ReadPlan.cells(spec, place.columns, times, PushDown.NOTHING),
        spec.reversed(),
        spec.cacheBlocks());
    TabletCursor.PageSize size = ReadPlan.pageSize(spec, 1, spec.rowLimit());
    return read.query(List.of(rows), spec.rowLimit(), size.rows(), size.bytes());
  }

  private void keep(QueryPage page) {
    if (!page.end()) {
      begun.set(page);
      if (closed) {
        abandon();
      }
    }
  }

  /** Adds the results that a page holds which is the last. */
  void addResults(QueryPage page, Collection<Result> into) {
    int limit = spec.rowLimit();
    new CellReader(place.family).results(page.rows(), limit < 0 ? Integer.MAX_VALUE : limit, into);
  }

  /** Queries of a tablet, of which the first has been answered already where it is that of the page. */
  TabletQueries before(TabletQueries queries, Tablet tablet) {
    return new TabletQueries() {
      @Override
      public CompletableFuture<QueryPage> start(byte[] query) {
        QueryPage page = begun.get();
        boolean isAnswer = page != null
            && place.tablet.equals(tablet)
            && Arrays.equals(page.query(), query)
            && begun.compareAndSet(page, null);
        return isAnswer ? CompletableFuture.completedFuture(page) : queries.start(query);
      }

      @Override
      public CompletableFuture<QueryPage> next(QueryPage page) {
        return queries.next(page);
      }

      @Override
      public CompletableFuture<QueryPage> renew(QueryPage page) {
        return queries.renew(page);
      }

      @Override
      public void end(QueryPage page) {
        queries.end(page);
      }
    };
  }

  /** Ends the query where nobody has gone on behind its page; does not wait. */
  void close() {
    closed = true;
    abandon();
  }

  private void abandon() {
    QueryPage page = begun.getAndSet(null);
    if (page != null) {
      place.queries.end(page);
    }
  }
}
