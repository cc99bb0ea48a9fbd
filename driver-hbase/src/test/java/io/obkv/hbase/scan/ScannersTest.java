// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.FilterBase;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

/** The forms in which applications get the results of a scan. */
class ScannersTest {
  private static final FailureTranslator AS_IT_IS =
      thrown -> thrown instanceof IOException io ? io : new IOException(thrown);

  private static BlockingScanner scanner(Scan scan) throws IOException {
    return new BlockingScanner(
        null, FakeSource.pages(scan, FakeSource.tenRows(), 3), AS_IT_IS, Long.MAX_VALUE);
  }

  @Test
  void scannerGivesNullBehindTheLastRowForEver() throws IOException {
    try (ResultScanner scanner = scanner(new Scan())) {
      assertThat(scanner.next(4)).hasSize(4);
      assertThat(scanner.next(10)).hasSize(6);
      assertThat(scanner.next()).isNull();
      assertThat(scanner.next()).isNull();
      assertThat(scanner.next(2)).isEmpty();
    }
  }

  @Test
  void scannerCanBeIterated() throws IOException {
    int rows = 0;
    try (ResultScanner scanner = scanner(new Scan())) {
      for (Result row : scanner) {
        assertThat(Bytes.toString(row.getRow())).isEqualTo("r" + rows++);
      }
    }
    assertThat(rows).isEqualTo(10);
  }

  @Test
  void closedScannerEndsItsQuery() throws IOException {
    FakeTablet tablet = FakeSource.tenRows();
    BlockingScanner scanner = new BlockingScanner(
        null, FakeSource.pages(new Scan(), tablet, 3), AS_IT_IS, Long.MAX_VALUE);
    scanner.next();
    assertThat(scanner.renewLease()).isTrue();
    scanner.close();
    assertThat(tablet.openPlaces()).isZero();
    assertThat(scanner.renewLease()).isFalse();
  }

  @Test
  void placeIsToldWhereNoRowPassesForLong() throws IOException {
    Scan scan = new Scan().setNeedCursorResult(true).setFilter(new FilterBase() {
      @Override
      public ReturnCode filterCell(Cell cell) {
        return ReturnCode.NEXT_ROW;
      }
    });
    try (ResultScanner scanner =
        new BlockingScanner(null, FakeSource.pages(scan, FakeSource.tenRows(), 3), AS_IT_IS, 0)) {
      Result first = scanner.next();
      assertThat(first.isCursor()).isTrue();
      assertThat(Bytes.toString(first.getCursor().getRow())).isEqualTo("r1");
    }
  }

  @Test
  void filterRunsOnTheThreadOfTheCaller() throws IOException {
    Set<Thread> threads = new HashSet<>();
    Scan scan = new Scan().setFilter(new FilterBase() {
      @Override
      public ReturnCode filterCell(Cell cell) {
        threads.add(Thread.currentThread());
        return ReturnCode.INCLUDE;
      }
    });
    ReadSpec spec = ReadSpec.of(scan);
    FakeSource source = new FakeSource(spec, FakeSource.tenRows(), 3);
    // So late that the caller waits already, and what is done then is done by the other thread.
    Executor other = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
    ResultPages pages = new ResultPages(
        spec,
        () -> CompletableFuture.supplyAsync(() -> source, other),
        () -> {},
        new ScanCounts(null));
    try (ResultScanner scanner = new BlockingScanner(null, pages, AS_IT_IS, Long.MAX_VALUE)) {
      assertThat(scanner.next(20)).hasSize(10);
    }
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void failureOfAFilterReachesTheCaller() throws IOException {
    Scan scan = new Scan().setFilter(new FilterBase() {
      @Override
      public ReturnCode filterCell(Cell cell) throws IOException {
        throw new IOException("not this one");
      }
    });
    try (ResultScanner scanner = scanner(scan)) {
      assertThatThrownBy(scanner::next).isInstanceOf(IOException.class).hasMessage("not this one");
    }
  }

  /** Notes what it is given; suspends or ends the scan at a page. */
  private static final class Consumer implements AdvancedScanResultConsumer {
    final List<String> events = new ArrayList<>();
    int pages;
    int suspendsAt = -1;
    int endsAt = -1;
    ScanResumer resumer;

    @Override
    public void onNext(Result[] results, ScanController controller) {
      events.add(results.length + " rows");
      pages++;
      if (pages == suspendsAt) {
        resumer = controller.suspend();
      }
      if (pages == endsAt) {
        controller.terminate();
      }
    }

    @Override
    public void onError(Throwable error) {
      events.add("error " + error.getMessage());
    }

    @Override
    public void onComplete() {
      events.add("complete");
    }
  }

  private static void scan(Consumer consumer, FakeTablet tablet) throws IOException {
    new AsyncScan(FakeSource.pages(new Scan(), tablet, 4), consumer, AS_IT_IS).begin();
  }

  @Test
  void consumerGetsPagesAndTheEnd() throws IOException {
    Consumer consumer = new Consumer();
    scan(consumer, FakeSource.tenRows());
    assertThat(consumer.events).containsExactly("3 rows", "4 rows", "3 rows", "complete");
  }

  @Test
  void suspendedScanGoesOnWhenItIsResumed() throws IOException {
    Consumer consumer = new Consumer();
    consumer.suspendsAt = 2;
    scan(consumer, FakeSource.tenRows());
    assertThat(consumer.events).containsExactly("3 rows", "4 rows");
    consumer.resumer.resume();
    consumer.resumer.resume();
    assertThat(consumer.events).containsExactly("3 rows", "4 rows", "3 rows", "complete");
  }

  @Test
  void terminatedScanIsCompleteAndEndsItsQuery() throws IOException {
    FakeTablet tablet = FakeSource.tenRows();
    Consumer consumer = new Consumer();
    consumer.endsAt = 1;
    scan(consumer, tablet);
    assertThat(consumer.events).containsExactly("3 rows", "complete");
    assertThat(tablet.openPlaces()).isZero();
  }

  @Test
  void scanIsControlledOnlyWithinTheCall() throws IOException {
    List<AdvancedScanResultConsumer.ScanController> kept = new ArrayList<>();
    AdvancedScanResultConsumer consumer = new AdvancedScanResultConsumer() {
      @Override
      public void onNext(Result[] results, ScanController controller) {
        kept.add(controller);
      }

      @Override
      public void onError(Throwable error) {
        throw new AssertionError(error);
      }

      @Override
      public void onComplete() {}
    };
    new AsyncScan(FakeSource.pages(new Scan(), FakeSource.tenRows(), 4), consumer, AS_IT_IS)
        .begin();
    assertThatThrownBy(() -> kept.get(0).suspend()).isInstanceOf(IllegalStateException.class);
  }
}
