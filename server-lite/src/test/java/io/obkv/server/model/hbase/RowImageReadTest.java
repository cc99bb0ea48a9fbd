// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.server.error.HeavyRequestException;
import io.obkv.server.model.hbase.CellsFixture.Read;
import io.obkv.server.tablet.EngineTabletStore;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that are answered from images of rows see what reads of storage see. */
class RowImageReadTest {
  private static final String TABLE = "t$f";

  private final CellsFixture cells = new CellsFixture();

  @BeforeEach
  void makeTable() {
    cells.run("create tablegroup t sharding = 'ADAPTIVE'");
    cells.family("t", "f", "\"MaxVersions\": 1", "");
    for (String row : List.of("a", "b", "c", "d")) {
      cells.put(TABLE, row, 1, "x", "y");
    }
  }

  @AfterEach
  void close() {
    cells.close();
  }

  private static Read row(String row) {
    return new Read(TABLE).row(row);
  }

  private static Read rows(String start, String stop, int limit) {
    return new Read(TABLE).between(start, stop).rows(limit);
  }

  /** Reads, and says whether storage was left alone. */
  private boolean isKnown(Read read) {
    long before = cells.images.answers();
    var unused = cells.scan(read);
    return cells.images.answers() > before;
  }

  private List<String> get(Read read) {
    List<List<String>> pages = cells.scan(read);
    assertThat(pages).hasSize(1);
    return pages.get(0);
  }

  @Test
  void rowReadTwiceIsKnown() {
    assertThat(isKnown(row("b"))).isFalse();
    assertThat(isKnown(row("b"))).isTrue();
    assertThat(get(row("b"))).containsExactly("b/x@1", "b/y@1");
  }

  @Test
  void rowOfWhichAColumnWasReadIsKnownAsAWhole() {
    assertThat(isKnown(row("b").columns("y"))).isFalse();
    assertThat(get(row("b").columns("y"))).containsExactly("b/y@1");
    assertThat(isKnown(row("b").columns("y"))).isTrue();
    assertThat(isKnown(row("b"))).isTrue();
    assertThat(get(row("b"))).containsExactly("b/x@1", "b/y@1");
    assertThat(get(row("b").columns("y", "w", "x", "z", "x"))).containsExactly("b/x@1", "b/y@1");
    assertThat(get(row("b").columns("w"))).isEmpty();
    assertThat(get(row("none").columns("y"))).isEmpty();
  }

  @Test
  void columnOfALongRowIsReadByItself() {
    String[] many = IntStream.range(100, 200).mapToObj(i -> "c" + i).toArray(String[]::new);
    for (int i = 0; i < 20; i++) {
      cells.put(TABLE, "long" + i, 1, many);
      assertThat(get(row("long" + i).columns("c150"))).containsExactly("long" + i + "/c150@1");
      assertThat(isKnown(row("long" + i).columns("c150"))).isFalse();
    }
    assertThat(get(row("b").columns("y"))).containsExactly("b/y@1");
  }

  @Test
  void rowsReadOnceAreKnownOneByOneAndTogether() {
    assertThat(get(rows("a", "z", 3))).hasSize(6);
    assertThat(isKnown(row("c"))).isTrue();
    assertThat(isKnown(row("d"))).isFalse();
    assertThat(isKnown(rows("b", "z", 2))).isTrue();
    assertThat(get(rows("b", "z", 2))).containsExactly("b/x@1", "b/y@1", "c/x@1", "c/y@1");
  }

  @Test
  void scanEndsWhereTheNextKnownRowIsBehindIt() {
    var unused = cells.scan(rows("a", "z", 3));
    assertThat(isKnown(rows("a", "b", 9))).isTrue();
    assertThat(get(rows("a", "b", 9))).containsExactly("a/x@1", "a/y@1");
    assertThat(isKnown(rows("a", "bb", 9))).isTrue();
    assertThat(get(rows("a", "bb", 9))).hasSize(4);
  }

  @Test
  void scanOfRowsThatWereReadApartGoesToStorage() {
    var first = cells.scan(row("a"));
    var second = cells.scan(row("b"));
    assertThat(first).isNotEqualTo(second);
    assertThat(isKnown(rows("a", "z", 2))).isFalse();
    assertThat(isKnown(rows("a", "z", 2))).isTrue();
  }

  @Test
  void changedRowIsKnownAsItIsNow() {
    var unused = cells.scan(rows("a", "z", 4));
    cells.put(TABLE, "b", 2, "x", "w", "z");
    assertThat(isKnown(row("b"))).isTrue();
    assertThat(get(row("b"))).containsExactly("b/w@2", "b/x@2", "b/y@1", "b/z@2");
    assertThat(isKnown(rows("a", "z", 3))).isTrue();
    assertThat(get(rows("a", "z", 2)))
        .containsExactly("a/x@1", "a/y@1", "b/w@2", "b/x@2", "b/y@1", "b/z@2");
  }

  @Test
  void olderVersionOfACellChangesNothing() {
    cells.put(TABLE, "b", 5, "x");
    var unused = cells.scan(row("b"));
    cells.put(TABLE, "b", 3, "x");
    assertThat(isKnown(row("b"))).isTrue();
    assertThat(get(row("b"))).containsExactly("b/x@5", "b/y@1");
  }

  @Test
  void rowWithARemovedCellIsReadFromStorage() {
    cells.put(TABLE, "b", 5, "x");
    var unused = cells.scan(rows("a", "z", 4));
    cells.remove(TABLE, "b", "x", 5);
    assertThat(isKnown(row("b"))).isFalse();
    assertThat(get(row("b"))).containsExactly("b/x@1", "b/y@1");
    assertThat(isKnown(row("a"))).isTrue();
  }

  @Test
  void newRowBetweenKnownOnesIsSeen() {
    var unused = cells.scan(rows("a", "z", 4));
    cells.put(TABLE, "bb", 2, "x");
    assertThat(get(rows("b", "z", 2))).containsExactly("b/x@1", "b/y@1", "bb/x@2");
    assertThat(isKnown(rows("a", "z", 2))).isTrue();
    assertThat(isKnown(rows("a", "z", 3))).isTrue();
  }

  @Test
  void removedRowIsPassedOver() {
    var unused = cells.scan(rows("a", "z", 4));
    cells.remove(TABLE, "b", "x", 1);
    cells.remove(TABLE, "b", "y", 1);
    assertThat(get(row("b"))).isEmpty();
    assertThat(get(rows("a", "z", 2))).containsExactly("a/x@1", "a/y@1", "c/x@1", "c/y@1");
  }

  @Test
  void truncatedTableIsEmpty() {
    var unused = cells.scan(rows("a", "z", 4));
    cells.run("truncate table `t$f`");
    assertThat(get(row("a"))).isEmpty();
    assertThat(get(rows("a", "z", 4))).isEmpty();
  }

  @Test
  void otherAttributesAreObeyed() {
    var unused = cells.scan(row("a"));
    cells.run(
        "alter table `t$f` kv_attributes = '{\"Hbase\": {\"MaxVersions\": 1, \"TimeToLive\": 1}}'");
    assertThat(get(row("a"))).isEmpty();
  }

  @Test
  void cellsWithLifetimesAreReadFromStorage() {
    var unused = cells.scan(rows("a", "z", 4));
    cells.put(TABLE, "b", "z", CellsFixture.NOW, "v", Value.ofBigInt(1_000));
    assertThat(isKnown(row("b"))).isFalse();
    unused = cells.scan(rows("a", "z", 4));
    assertThat(isKnown(row("a"))).isTrue();
    assertThat(isKnown(row("b"))).isFalse();
    assertThat(isKnown(rows("a", "z", 2))).isFalse();
    assertThat(isKnown(rows("c", "z", 2))).isTrue();
  }

  @Test
  void otherReadsDoNotTakeTheNewestCellsForTheirs() {
    var unused = cells.scan(row("a"));
    assertThat(get(row("a").times(2, 9))).isEmpty();
    assertThat(get(row("a").perRow(1, 0))).containsExactly("a/x@1");
    assertThat(get(row("a").filter("PageFilter(5)"))).hasSize(2);
    assertThat(cells.images.answers()).isZero();
  }

  @Test
  void pagesThatAreToBeSmallerAreMadeFromStorage() {
    var unused = cells.scan(rows("a", "z", 4));
    assertThat(cells.scan(rows("a", "z", 4).pages(2, -1, -1)))
        .containsExactly(
            List.of("a/x@1", "a/y@1", "b/x@1", "b/y@1"),
            List.of("c/x@1", "c/y@1", "d/x@1", "d/y@1"));
    assertThat(cells.scan(rows("a", "z", 4).pages(-1, -1, 200))).hasSizeGreaterThan(1);
  }

  @Test
  void shortScanIsLightOnceItsRowsAreKnown() {
    assertThatThrownBy(() -> cells.startLightly(rows("a", "z", 2)))
        .isInstanceOf(HeavyRequestException.class);
    var unused = cells.scan(rows("a", "z", 2));
    assertThat(CellsFixture.cells(cells.startLightly(rows("a", "z", 2)).result()))
        .hasSize(4);
  }

  @Test
  void answersTakeNoMoreMemoryThanTheyMay() {
    String value = "v".repeat(100_000);
    for (int i = 0; i < 100; i++) {
      cells.put(TABLE, "r" + i, "q", 1, value, Value.NULL);
      var unused = cells.scan(row("r" + i));
      unused = cells.scan(row("r" + i));
    }
    int known = 0;
    for (int i = 0; i < 100; i++) {
      known += isKnown(row("r" + i)) ? 1 : 0;
    }
    assertThat(known).isBetween(1, 45);
  }

  /** Any reads between any changes give what a store without images gives, to the byte. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyReadsBesideAnyChanges(long seed) {
    Random random = new Random(seed);
    try (EngineTabletStore plain = new EngineTabletStore(cells.engine, cells.log);
        HBaseReads storage = new HBaseReads(plain)) {
      for (int i = 0; i < 3_000; i++) {
        String row = "r" + random.nextInt(30);
        String column = "q" + random.nextInt(3);
        switch (random.nextInt(12)) {
          case 0 -> cells.put(TABLE, row, 1 + random.nextInt(4), column);
          case 1 -> cells.remove(TABLE, row, column, 1 + random.nextInt(4));
          case 2, 3 -> same(row(row), storage);
          case 4, 5 -> same(row(row).columns(column, "q" + random.nextInt(5)), storage);
          default -> same(rows(row, "r" + random.nextInt(30), 1 + random.nextInt(9)), storage);
        }
      }
    }
    assertThat(cells.images.answers()).isGreaterThan(500);
  }

  private void same(Read read, HBaseReads storage) {
    AsyncQueryRequest request = new AsyncQueryRequest(read.request(), -1, QueryStep.START.number());
    AsyncQueryResult expected = storage.step(request, cells.context());
    AsyncQueryResult found = cells.reads.step(request, cells.context());
    assertThat(found.end()).isEqualTo(expected.end());
    assertThat(found.result().columns()).isEqualTo(expected.result().columns());
    assertThat(found.result().rowCount()).isEqualTo(expected.result().rowCount());
    assertThat(found.result().buffer()).isEqualTo(expected.result().buffer());
  }

  /** A row is written, and rows come between others, while it is all read: no reader ever goes back in time. */
  @Test
  void readersBesideWritersNeverGoBack() {
    AtomicLong acknowledged = new AtomicLong();
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      boolean scans = i > 0;
      readers.add(CompletableFuture.runAsync(() -> {
        long last = 0;
        while (!over.get()) {
          long least = Math.max(last, acknowledged.get());
          last = newest(get(scans ? rows("m", "n", 100) : row("m")));
          assertThat(last).isGreaterThanOrEqualTo(least);
        }
      }));
    }
    try {
      for (long time = 1; time <= 2_000; time++) {
        cells.put(TABLE, "m", time, "q");
        if (time % 2 == 0) {
          cells.put(TABLE, "m" + time % 100, time, "q");
        }
        acknowledged.set(time);
      }
    } finally {
      over.set(true);
    }
    readers.forEach(CompletableFuture::join);
  }

  private static long newest(List<String> found) {
    return found.stream()
        .mapToLong(cell -> Long.parseLong(cell.substring(cell.indexOf('@') + 1)))
        .max()
        .orElse(0);
  }
}
