// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.filter.FilterRunner;
import io.obkv.hbase.filter.RowRanges;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.routing.execution.LayoutChangedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/** A table of one family {@code f} in one tablet. */
final class FakeSource implements ReadSource {
  private static final HTableFilter ALL_CELLS =
      new HTableFilter(true, List.of(), 0, Long.MAX_VALUE, Integer.MAX_VALUE, -1, 0, new byte[0]);

  private final ReadSpec spec;
  private final FakeTablet tablet;
  private final int pageRows;
  int opened;
  boolean movesOnce;

  FakeSource(ReadSpec spec, FakeTablet tablet, int pageRows) {
    this.spec = spec;
    this.tablet = tablet;
    this.pageRows = pageRows;
  }

  /** Ten rows r0 to r9 of three cells a, b and c. */
  static FakeTablet tenRows() {
    FakeTablet tablet = new FakeTablet(1000);
    for (int row = 0; row < 10; row++) {
      for (String qualifier : List.of("a", "b", "c")) {
        tablet.cell("r" + row, qualifier, 5, "v" + row);
      }
    }
    return tablet;
  }

  static ResultPages pages(Scan scan, FakeTablet tablet, int pageRows) throws IOException {
    ReadSpec spec = ReadSpec.of(scan);
    FakeSource source = new FakeSource(spec, tablet, pageRows);
    return source.pages();
  }

  static ResultPages pages(Get get, FakeTablet tablet) throws IOException {
    return new FakeSource(ReadSpec.of(get), tablet, 2).pages();
  }

  ResultPages pages() {
    return new ResultPages(
        spec, () -> CompletableFuture.completedFuture(this), () -> {}, new ScanCounts(null));
  }

  @Override
  public FilterRunner runner() throws IOException {
    return spec.runner(List.of(new FilterRunner.Rules(Bytes.toBytes("f"), spec.versions())));
  }

  @Override
  public CompletableFuture<RowMerge> open(RowRanges left, int rowsLeft, ScanCounts counts) {
    opened++;
    FamilyRead read = new FamilyRead(Bytes.toBytes("f"), 0, ALL_CELLS, spec.reversed(), true);
    TabletCursor cursor =
        new TabletCursor(tablet, read, left, -1, new TabletCursor.PageSize(pageRows, 1000), counts);
    RowSource rows = movesOnce && opened == 1 ? moving(cursor) : cursor;
    return CompletableFuture.completedFuture(
        new RowMerge(List.of(rows), new int[] {1}, spec.reversed()));
  }

  /** Gives one page, then finds the table laid out otherwise. */
  private static RowSource moving(TabletCursor cursor) {
    return new RowSource() {
      private boolean gavePage;

      @Override
      public int place() {
        return 0;
      }

      @Override
      public CompletableFuture<List<FamilyRow>> next() {
        if (gavePage) {
          return CompletableFuture.failedFuture(new LayoutChangedException("t$f"));
        }
        gavePage = true;
        return cursor.next();
      }

      @Override
      public CompletableFuture<Boolean> renew() {
        return cursor.renew();
      }

      @Override
      public void close() {
        cursor.close();
      }
    };
  }
}
