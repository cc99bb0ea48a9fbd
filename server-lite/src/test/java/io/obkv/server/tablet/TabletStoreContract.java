// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.error.RequestException;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for tablets over any engine. */
abstract class TabletStoreContract {
  private static final long TABLET = 200_001;
  private static final long INDEX_TABLET = 1L << 60;

  @TempDir
  private Path directory;

  private Engine engine;
  private LogStream logStream;
  private EngineTabletStore store;
  private TableLayout table;

  abstract Engine open(Path in);

  @BeforeEach
  void open() {
    engine = open(directory);
    logStream = LocalLogStream.open(engine, Durability.SYNC);
    store = new EngineTabletStore(engine, logStream);
    table = store.layout(schema());
  }

  /** (k bigint primary key, v bigint, u bigint unique). */
  private static TableSchema schema() {
    return schema(TABLET, INDEX_TABLET);
  }

  private static TableSchema schema(long tablet, long indexTablet) {
    return schema(tablet, List.of(unique(500_002, "ux", "u", indexTablet)));
  }

  private static TableSchema schema(List<IndexSchema> indexes) {
    return schema(TABLET, indexes);
  }

  private static TableSchema schema(long tablet, List<IndexSchema> indexes) {
    return new TableSchema(
        500_001,
        "test",
        "t",
        1,
        List.of(column(16, "k", false), column(17, "v", true), column(18, "u", true)),
        List.of("k"),
        indexes,
        Optional.empty(),
        tablet,
        TableOptions.DEFAULT);
  }

  private static IndexSchema unique(String name, String column) {
    return unique(500_003, name, column, INDEX_TABLET + 9);
  }

  private static IndexSchema unique(long id, String name, String column, long tablet) {
    return new IndexSchema(
        id,
        name,
        IndexSchema.Kind.UNIQUE,
        IndexSchema.Scope.LOCAL,
        List.of(column),
        List.of(),
        Optional.empty(),
        List.of(tablet),
        "");
  }

  private static ColumnSchema column(int id, String name, boolean nullable) {
    return new ColumnSchema(
        id,
        name,
        ColumnType.of(ValueType.BIGINT, 20, 0),
        nullable,
        nullable ? ColumnDefault.NULL : ColumnDefault.NONE,
        false,
        false,
        Optional.empty(),
        "");
  }

  @AfterEach
  void close() {
    store.close();
    logStream.close();
    engine.close();
  }

  private static Value[] row(long k, long v, Long u) {
    return new Value[] {Value.ofBigInt(k), Value.ofBigInt(v), Value.of(u)};
  }

  private static Value[] key(long k) {
    return new Value[] {Value.ofBigInt(k)};
  }

  private static long soon() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
  }

  private void put(long k, long v, Long u) {
    store
        .write(soon(), tx -> {
          tx.put(table, TABLET, tx.lock(table, TABLET, key(k)), row(k, v, u));
          return null;
        })
        .join();
  }

  private CompletableFuture<Long> add(long amount, long... keys) {
    return store.write(soon(), tx -> {
      long last = 0;
      for (long k : keys) {
        Value[] before = tx.lock(table, TABLET, key(k));
        last = before[1].bits() + amount;
        tx.put(table, TABLET, before, row(k, last, null));
      }
      return last;
    });
  }

  private List<Long> scan(RowScan scan) {
    List<Long> keys = new ArrayList<>();
    try (TabletSnapshot snapshot = store.snapshot();
        RowCursor rows = snapshot.scan(table, TABLET, scan)) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        keys.add(row[0].bits());
      }
    }
    return keys;
  }

  @Test
  void readsBackWhatWasWritten() {
    put(1, 10, 7L);
    assertThat(store.latest().get(table, TABLET, key(1))).containsExactly(row(1, 10, 7L));
    assertThat(store.latest().get(table, TABLET, key(2))).isNull();
  }

  @Test
  void replacesARowWithItsIndexEntries() {
    put(1, 10, 7L);
    Object unused = store
        .write(soon(), tx -> {
          tx.replace(table, TABLET, row(1, 11, 8L));
          tx.replace(table, TABLET, row(2, 20, 7L));
          return null;
        })
        .join();
    assertThat(store.latest().get(table, TABLET, key(1))).containsExactly(row(1, 11, 8L));
    IndexSchema index = table.schema().indexes().get(0);
    RowScan byIndex = new RowScan(Optional.of(index), List.of(KeyRange.all()), Direction.FORWARD);
    assertThat(scan(byIndex)).containsExactly(2L, 1L);
  }

  @Test
  void aLockedKeyHoldsOffOthers() {
    CompletableFuture<Boolean> held = store.write(soon(), tx -> {
      tx.lockKey(table, TABLET, key(1));
      CompletableFuture<Object> other = store.write(soon(), second -> {
        second.replace(table, TABLET, row(1, 2, null));
        return null;
      });
      assertThat(other).isNotDone();
      return true;
    });
    assertThat(held.join()).isTrue();
    put(1, 3, null);
    assertThat(store.latest().get(table, TABLET, key(1))[1].bits()).isEqualTo(3);
  }

  @Test
  void overwritingWaitsForOthersButNotForItsOwnKind() {
    List<CompletableFuture<?>> others = new ArrayList<>();
    boolean heldOff = store
        .write(soon(), tx -> {
          tx.lockKey(table, TABLET, key(1));
          others.add(lockKeyToOverwrite());
          return !others.get(0).isDone();
        })
        .join();
    assertThat(heldOff).isTrue();
    boolean shared = store
        .overwrite(soon(), tx -> {
          tx.lockKey(table, TABLET, key(1));
          boolean sharedWithItsKind = lockKeyToOverwrite().isDone();
          others.add(store.write(soon(), other -> other.lock(table, TABLET, key(1))));
          return sharedWithItsKind && !others.get(1).isDone();
        })
        .join();
    assertThat(shared).isTrue();
    others.forEach(CompletableFuture::join);
    assertThat(store.locks().size()).isZero();
  }

  private CompletableFuture<Object> lockKeyToOverwrite() {
    return store.overwrite(soon(), tx -> {
      tx.lockKey(table, TABLET, key(1));
      return null;
    });
  }

  @Test
  void overwritingMayNotDecide() {
    assertThatThrownBy(store.overwrite(soon(), tx -> tx.lock(table, TABLET, key(1)))::join)
        .hasRootCauseInstanceOf(IllegalStateException.class);
    // The table has an index, of which an entry may have to be removed.
    assertThatThrownBy(store.overwrite(soon(), tx -> {
          tx.replace(table, TABLET, row(1, 2, null));
          return null;
        })::join)
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void losesNoIncrementOfManyThreads() {
    put(1, 0, null);
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      all.add(CompletableFuture.runAsync(() -> {
        for (int i = 0; i < 200; i++) {
          add(1, 1).join();
        }
      }));
    }
    all.forEach(CompletableFuture::join);
    assertThat(store.latest().get(table, TABLET, key(1))[1].bits()).isEqualTo(1_600);
    assertThat(store.locks().size()).isZero();
  }

  @Test
  void lockingInOppositeOrdersDoesNotDeadlock() {
    put(1, 0, null);
    put(2, 0, null);
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(i % 2 == 0 ? add(1, 1, 2) : add(1, 2, 1));
    }
    all.forEach(CompletableFuture::join);
    assertThat(store.latest().get(table, TABLET, key(1))[1].bits()).isEqualTo(500);
    assertThat(store.latest().get(table, TABLET, key(2))[1].bits()).isEqualTo(500);
    assertThat(store.locks().size()).isZero();
  }

  @Test
  void writesGatheredTogetherSeeEachOtherAndEndWithTheGathering() {
    put(1, 0, null);
    List<CompletableFuture<?>> all = new ArrayList<>();
    try (LogStream direct = LocalLogStream.open(engine, Durability.NONE);
        EngineTabletStore other = new EngineTabletStore(engine, direct)) {
      try (LogStream.Gathering ignored = other.gatherWrites()) {
        for (int i = 0; i < 10; i++) {
          all.add(other.write(soon(), tx -> {
            Value[] before = tx.lock(table, TABLET, key(1));
            tx.put(table, TABLET, before, row(1, (int) before[1].bits() + 1, null));
            return null;
          }));
        }
      }
      assertThat(all).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
    }
    assertThat(store.latest().get(table, TABLET, key(1))[1].bits()).isEqualTo(10);
  }

  @Test
  void workThatFailsLeavesNothing() {
    put(1, 10, null);
    CompletableFuture<?> failing = store.write(soon(), tx -> {
      tx.put(table, TABLET, tx.lock(table, TABLET, key(1)), row(1, 99, null));
      throw new RequestException(ErrorCode.OB_INVALID_ARGUMENT);
    });
    assertThatThrownBy(failing::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RequestException.class);
    assertThat(store.latest().get(table, TABLET, key(1))[1].bits()).isEqualTo(10);
    assertThat(store.locks().size()).isZero();
  }

  @Test
  void aLockThatIsNotFreeInTimeEndsTheWait() {
    put(1, 0, null);
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<Void> holding = new CompletableFuture<>();
    CompletableFuture<?> holder = CompletableFuture.runAsync(() -> store
        .write(soon(), tx -> {
          tx.lock(table, TABLET, key(1));
          holding.complete(null);
          return release.join();
        })
        .join());
    holding.join();
    CompletableFuture<?> late = store.write(
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20),
        tx -> tx.lock(table, TABLET, key(1)));
    assertThatThrownBy(late::join)
        .hasRootCauseMessage(new RequestException(ErrorCode.OB_TRY_LOCK_ROW_CONFLICT).getMessage());
    release.complete(null);
    holder.join();
    assertThat(add(1, 1).join()).isEqualTo(1);
  }

  @Test
  void workThatWaitsWhenTheStoreClosesIsRefused() {
    put(1, 0, null);
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<Void> holding = new CompletableFuture<>();
    CompletableFuture<?> holder = CompletableFuture.runAsync(() -> store
        .write(soon(), tx -> {
          tx.lock(table, TABLET, key(1));
          holding.complete(null);
          return release.join();
        })
        .join());
    holding.join();
    CompletableFuture<?> waiting = store.write(soon(), tx -> tx.lock(table, TABLET, key(1)));
    store.close();
    assertThatThrownBy(waiting::join)
        .hasRootCauseMessage(new RequestException(ErrorCode.OB_SERVER_IS_STOPPING).getMessage());
    assertThatThrownBy(store.write(soon(), tx -> tx.lock(table, TABLET, key(1)))::join)
        .hasRootCauseMessage(new RequestException(ErrorCode.OB_SERVER_IS_STOPPING).getMessage());
    release.complete(null);
    holder.join();
    assertThat(store.locks().size()).isZero();
  }

  @Test
  void findsTheRowThatHoldsAUniqueValue() {
    put(1, 10, 7L);
    List<Long> holders = store
        .write(
            soon(),
            tx -> tx.uniqueConflicts(table, TABLET, row(2, 0, 7L)).stream()
                .map(conflict -> conflict.row()[0].bits())
                .toList())
        .join();
    assertThat(holders).containsExactly(1L);
    assertThat(store
            .write(soon(), tx -> tx.uniqueConflicts(table, TABLET, row(1, 0, 7L)))
            .join())
        .isEmpty();
  }

  @Test
  void scansRangesInBothDirections() {
    for (long k = 1; k <= 6; k++) {
      put(k, k, 10 - k);
    }
    KeyRange middle =
        KeyRange.of(List.of(Value.ofBigInt(2)), false, List.of(Value.ofBigInt(5)), true);
    assertThat(scan(new RowScan(Optional.empty(), List.of(middle), Direction.FORWARD)))
        .containsExactly(3L, 4L, 5L);
    assertThat(scan(new RowScan(Optional.empty(), List.of(middle), Direction.REVERSE)))
        .containsExactly(5L, 4L, 3L);
    Optional<IndexSchema> index = table.schema().index("UX");
    assertThat(scan(new RowScan(index, List.of(KeyRange.all()), Direction.FORWARD)))
        .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void aTransactionSeesItsOwnWritesInScans() {
    put(1, 1, null);
    put(2, 2, null);
    List<Long> seen = store
        .write(soon(), tx -> {
          tx.delete(table, TABLET, tx.lock(table, TABLET, key(1)));
          tx.put(table, TABLET, tx.lock(table, TABLET, key(3)), row(3, 3, null));
          List<Long> keys = new ArrayList<>();
          RowCursor rows = tx.scan(
              table,
              TABLET,
              new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD));
          for (Value[] row = rows.next(); row != null; row = rows.next()) {
            keys.add(row[0].bits());
          }
          return keys;
        })
        .join();
    assertThat(seen).containsExactly(2L, 3L);
  }

  @Test
  void autoIncrementGoesOnAboveWhatWasGivenOut() {
    assertThat(store.nextAutoIncrement(table)).isEqualTo(1);
    assertThat(store.nextAutoIncrement(table)).isEqualTo(2);
    store.noteAutoIncrement(table, 10);
    assertThat(store.nextAutoIncrement(table)).isEqualTo(11);
    put(1, 1, null);
    try (EngineTabletStore reopened = new EngineTabletStore(engine, logStream)) {
      assertThat(reopened.nextAutoIncrement(table)).isGreaterThan(11);
    }
  }

  @Test
  void aBackfilledIndexRefusesEqualValuesAndLeavesNoEntry() {
    put(1, 7, null);
    put(2, 7, null);
    IndexSchema onV = unique("uv", "v");
    TableLayout indexed = new TableLayout(schema(List.of(onV)));
    assertThatThrownBy(() -> store.maintenance().backfillIndex(indexed, onV))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("Duplicate entry '7' for key 'uv'");
    assertThat(scan(indexed, onV)).isEmpty();
    put(2, 6, null);
    store.maintenance().backfillIndex(indexed, onV);
    assertThat(scan(indexed, onV)).containsExactly(2L, 1L);
  }

  @Test
  void rowsThatBecomeEqualInAUniqueIndexAreNotRewritten() {
    put(1, 0, 10L);
    put(2, 0, 11L);
    TableLayout target = new TableLayout(schema(TABLET + 1, INDEX_TABLET + 1));
    assertThatThrownBy(() -> store
            .maintenance()
            .rewrite(table, target, row -> row(row[0].bits(), row[1].bits(), row[2].bits() / 10)))
        .hasMessageContaining("Duplicate entry '1' for key 'ux'");
    assertThat(store.latest().get(target, TABLET + 1, key(1))).isNull();
    store.maintenance().rewrite(table, target, row -> row);
    assertThat(store.latest().get(target, TABLET + 1, key(2))[2].bits()).isEqualTo(11);
  }

  @Test
  void rowsThatBecomeEqualInTheirKeyAreNotRewritten() {
    put(1, 0, null);
    put(2, 0, null);
    TableLayout target = new TableLayout(schema(TABLET + 1, INDEX_TABLET + 1));
    assertThatThrownBy(() -> store.maintenance().rewrite(table, target, row -> row(5, 0, null)))
        .hasMessageContaining("Duplicate entry '5' for key 'PRIMARY'");
    assertThat(store.latest().get(target, TABLET + 1, key(5))).isNull();
  }

  private List<Long> scan(TableLayout layout, IndexSchema index) {
    List<Long> keys = new ArrayList<>();
    RowScan all = new RowScan(Optional.of(index), List.of(KeyRange.all()), Direction.FORWARD);
    try (TabletSnapshot snapshot = store.snapshot();
        RowCursor rows = snapshot.scan(layout, TABLET, all)) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        keys.add(row[0].bits());
      }
    }
    return keys;
  }
}
