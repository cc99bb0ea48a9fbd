// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.engine.Direction;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writers go on while the definition of their table changes; nothing of what they wrote is lost. */
class WriteDuringChangeTest {
  private static final int WRITERS = 3;
  private static final int WRITES = 150;
  private static final List<String> CHANGES = List.of(
      "create index i on t (b)",
      "alter table t add column c int not null default 7",
      "alter table t modify b bigint",
      "drop index i on t",
      "create unique index u on t (b, a)",
      "alter table t modify b varchar(20)",
      "alter table t drop column c",
      "alter table t drop index u",
      "alter table t modify b int");

  private final SqlFixture fixture = SqlFixture.withRows();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void keepsEveryRowAndEveryEntryOfEveryIndex() throws Exception {
    fixture.run(
        "create table t (a bigint primary key, b int)" + " partition by hash (a) partitions 2");
    List<CompletableFuture<Map<Long, Long>>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      writers.add(CompletableFuture.supplyAsync(() -> write(writer)));
    }
    int next = 0;
    while (!writers.stream().allMatch(CompletableFuture::isDone) || next % CHANGES.size() != 0) {
      fixture.run(CHANGES.get(next++ % CHANGES.size()));
      checkIndexes();
    }
    Map<Long, Long> expected = new TreeMap<>();
    for (CompletableFuture<Map<Long, Long>> writer : writers) {
      expected.putAll(writer.get(60, TimeUnit.SECONDS));
    }
    assertThat(rows()).isEqualTo(expected);
  }

  /** Writes to keys of its own, and notes what is there when all is done. */
  private Map<Long, Long> write(int writer) {
    SqlSession session = new SqlSession(10 + writer, "root", "127.0.0.1", false);
    session.use("test");
    Random random = new Random(writer);
    Map<Long, Long> written = new TreeMap<>();
    for (int i = 0; i < WRITES; i++) {
      long key = writer * 1000L + random.nextInt(40);
      long value = random.nextInt(50);
      if (written.containsKey(key) && random.nextInt(3) == 0) {
        fixture.executor.execute(session, "delete from t where a = " + key);
        written.remove(key);
      } else if (written.containsKey(key)) {
        fixture.executor.execute(session, "update t set b = " + value + " where a = " + key);
        written.put(key, value);
      } else {
        fixture.executor.execute(
            session, "insert into t (a, b) values (" + key + ", " + value + ")");
        written.put(key, value);
      }
    }
    return written;
  }

  private Map<Long, Long> rows() {
    Map<Long, Long> rows = new TreeMap<>();
    TableLayout layout = fixture.store.layout(fixture.table("t"));
    for (Value[] row : scan(layout, Optional.empty())) {
      rows.put(row[0].bits(), row[1].bits());
    }
    return rows;
  }

  private void checkIndexes() {
    TableLayout layout = fixture.store.layout(fixture.table("t"));
    for (IndexSchema index : layout.schema().indexes()) {
      try (TabletSnapshot snapshot = fixture.store.snapshot()) {
        assertThat(keys(scan(snapshot, layout, Optional.of(index))))
            .containsExactlyInAnyOrderElementsOf(keys(scan(snapshot, layout, Optional.empty())));
      }
    }
  }

  private static List<Long> keys(List<Value[]> rows) {
    return rows.stream().map(row -> row[0].bits()).toList();
  }

  private List<Value[]> scan(TableLayout layout, Optional<IndexSchema> index) {
    try (TabletSnapshot snapshot = fixture.store.snapshot()) {
      return scan(snapshot, layout, index);
    }
  }

  private static List<Value[]> scan(
      TabletSnapshot snapshot, TableLayout layout, Optional<IndexSchema> index) {
    List<Value[]> rows = new ArrayList<>();
    RowScan all = new RowScan(index, List.of(KeyRange.all()), Direction.FORWARD);
    for (long tablet : layout.schema().tabletIds()) {
      try (RowCursor cursor = snapshot.scan(layout, tablet, all)) {
        for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  @Test
  void anIndexHasTheRowOfATransactionThatBeganBeforeIt() throws Exception {
    fixture.run("create table t (a bigint primary key, b bigint)");
    TableLayout layout = fixture.store.layout(fixture.table("t"));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch mayWrite = new CountDownLatch(1);
    CompletableFuture<?> writer = CompletableFuture.runAsync(() -> fixture
        .store
        .write(System.nanoTime() + TimeUnit.SECONDS.toNanos(20), transaction -> {
          Value[] key = {Value.ofBigInt(1)};
          long tablet = layout.schema().tabletId();
          assertThat(transaction.lock(layout, tablet, key)).isNull();
          locked.countDown();
          await(mayWrite);
          transaction.put(layout, tablet, null, new Value[] {key[0], Value.ofBigInt(5)});
          return null;
        })
        .join());
    locked.await();
    CompletableFuture<?> ddl =
        CompletableFuture.runAsync(() -> fixture.run("create index i on t (b)"));
    mayWrite.countDown();
    CompletableFuture.allOf(writer, ddl).get(20, TimeUnit.SECONDS);
    checkIndexes();
    assertThat(rows()).containsOnlyKeys(1L);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
