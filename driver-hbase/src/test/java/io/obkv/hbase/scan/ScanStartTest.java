// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.hbase.cluster.QueryPage;
import io.obkv.hbase.filter.PushDown;
import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.schema.Tablet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

/** A scan's first page, which may be all of it. */
class ScanStartTest {
  private static final byte[] FAMILY = Bytes.toBytes("f");
  private static final Tablet TABLET = new Tablet(1, 2);
  private static final FailureTranslator AS_IT_IS =
      thrown -> thrown instanceof IOException io ? io : new IOException(thrown);

  private static ScanStart start(Scan scan, TabletQueries queries) throws IOException {
    return new ScanStart(
        ReadSpec.of(scan), rows -> new ScanStart.Place(FAMILY, null, TABLET, queries));
  }

  private static BlockingScanner scanner(ScanStart start, Scan scan, FakeTablet rest)
      throws IOException {
    return new BlockingScanner(start, FakeSource.pages(scan, rest, 3), AS_IT_IS, Long.MAX_VALUE);
  }

  private static List<String> rows(ResultScanner scanner) {
    List<String> rows = new ArrayList<>();
    for (Result row : scanner) {
      assertThat(row.size()).isEqualTo(3);
      rows.add(Bytes.toString(row.getRow()));
    }
    return rows;
  }

  @Test
  void onlyPageIsTheScan() throws IOException {
    FakeTablet tablet = FakeSource.tenRows();
    Scan scan = new Scan().withStartRow(Bytes.toBytes("r2")).setLimit(3);
    try (ResultScanner scanner = scanner(start(scan, tablet), scan, new FakeTablet(1))) {
      assertThat(rows(scanner)).containsExactly("r2", "r3", "r4");
    }
    assertThat(tablet.pages).isEqualTo(1);
    assertThat(tablet.ends).isZero();
  }

  @Test
  void noMoreRowsAreGivenThanTheLimit() throws Exception {
    FakeTablet tablet = FakeSource.tenRows();
    QueryPage all = start(new Scan(), tablet).page();
    Scan scan = new Scan().setLimit(4);
    ScanStart start = start(scan, tablet);
    start.page();
    List<Result> results = new ArrayList<>();
    start.addResults(all, results);
    assertThat(results).hasSize(4);
  }

  @Test
  void pageThatIsNotTheLastBeginsTheQueries() throws Exception {
    FakeTablet tablet = FakeSource.tenRows();
    Scan scan = new Scan().setCaching(4);
    ScanStart start = start(scan, tablet);
    QueryPage page = start.page();
    assertThat(page.end()).isFalse();
    assertThat(tablet.starts).isEqualTo(1);

    TabletQueries other = start.before(tablet, new Tablet(1, 3));
    other.end(other.start(page.query()).join());
    assertThat(tablet.starts).isEqualTo(2);
    TabletQueries same = start.before(tablet, TABLET);
    assertThat(same.start(page.query()).join()).isSameAs(page);
    assertThat(tablet.starts).isEqualTo(2);
    assertThat(same.next(page).join().rows().values()).isNotEmpty();
    same.end(same.start(page.query()).join());
    assertThat(tablet.starts).isEqualTo(3);
  }

  @Test
  void closingEndsTheQueryOfAPageThatNobodyTook() throws Exception {
    FakeTablet tablet = FakeSource.tenRows();
    ScanStart start = start(new Scan().setCaching(4), tablet);
    start.page();
    assertThat(tablet.openPlaces()).isEqualTo(1);
    start.close();
    assertThat(tablet.openPlaces()).isZero();
  }

  @Test
  void pageThatComesAfterAnInterruptionIsEnded() throws IOException {
    FakeTablet tablet = FakeSource.tenRows();
    CompletableFuture<QueryPage> late = new CompletableFuture<>();
    Scan scan = new Scan().setCaching(4);
    ScanStart start = start(scan, new FakeTablet(1) {
      @Override
      public CompletableFuture<QueryPage> start(byte[] query) {
        return late;
      }

      @Override
      public void end(QueryPage page) {
        tablet.end(page);
      }
    });
    ReadSpec spec = ReadSpec.of(scan);
    byte[] query = new FamilyRead(
            FAMILY,
            0,
            ReadPlan.cells(spec, null, spec.times(FAMILY), PushDown.NOTHING),
            false,
            true)
        .query(List.of(spec.rows()), -1, 4, 1000);
    BlockingScanner scanner = scanner(start, scan, tablet);
    Thread.currentThread().interrupt();
    assertThatThrownBy(scanner::next).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    late.complete(tablet.start(query).join());
    assertThat(tablet.openPlaces()).isZero();
    assertThat(scanner.next()).isNull();
  }

  @Test
  void scanIsReadAsOthersWhereItsPlaceIsNotKnownOrWasAnother() throws IOException {
    Scan scan = new Scan();
    ScanStart unknown = new ScanStart(ReadSpec.of(scan), rows -> null);
    try (ResultScanner scanner = scanner(unknown, scan, FakeSource.tenRows())) {
      assertThat(rows(scanner)).hasSize(10);
    }
    ScanStart moved = start(scan, new FakeTablet(1) {
      @Override
      public CompletableFuture<QueryPage> start(byte[] query) {
        return CompletableFuture.failedFuture(new LayoutChangedException("t$f"));
      }
    });
    try (ResultScanner scanner = scanner(moved, scan, FakeSource.tenRows())) {
      assertThat(rows(scanner)).hasSize(10);
    }
  }

  @Test
  void failureEndsTheScan() throws IOException {
    Scan scan = new Scan();
    ScanStart start = start(scan, new FakeTablet(1) {
      @Override
      public CompletableFuture<QueryPage> start(byte[] query) {
        return CompletableFuture.failedFuture(new IOException("not this one"));
      }
    });
    try (ResultScanner scanner = scanner(start, scan, FakeSource.tenRows())) {
      assertThatThrownBy(scanner::next).isInstanceOf(IOException.class).hasMessage("not this one");
      assertThat(scanner.next()).isNull();
    }
  }

  @Test
  void otherScansAreNotBegun() throws Exception {
    FakeTablet tablet = FakeSource.tenRows();
    for (Scan scan : List.of(
        new Scan().setFilter(new FirstKeyOnlyFilter()),
        new Scan().setBatch(2),
        new Scan().setAllowPartialResults(true),
        new Scan().setNeedCursorResult(true),
        new Scan().setScanMetricsEnabled(true),
        new Scan().setRowOffsetPerColumnFamily(1),
        new Scan().setMaxResultsPerColumnFamily(1),
        new Scan().readVersions(2),
        new Scan().setTimeRange(5, 5),
        new Scan().withStartRow(Bytes.toBytes("b")).withStopRow(Bytes.toBytes("a")))) {
      assertThat(start(scan, tablet).page()).isNull();
    }
    assertThat(tablet.starts).isZero();
  }
}
