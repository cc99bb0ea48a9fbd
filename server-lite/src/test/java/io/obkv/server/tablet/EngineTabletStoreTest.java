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
import io.obkv.server.engine.MemoryEngine;
import io.obkv.server.error.RequestException;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTabletStoreTest {
  private static final long TABLET = 200_001;
  private static final long INDEX_TABLET = 1L << 60;

  private final MemoryEngine engine = new MemoryEngine();
  private final LogStream logStream = LocalLogStream.open(engine, Durability.SYNC);
  private final EngineTabletStore store = new EngineTabletStore(engine, logStream);
  private final TableLayout table = store.layout(schema());

  /** (k bigint primary key, v bigint, u bigint unique). */
  private static TableSchema schema() {
    IndexSchema unique = new IndexSchema(
        500_002,
        "ux",
        IndexSchema.Kind.UNIQUE,
        IndexSchema.Scope.LOCAL,
        List.of("u"),
        List.of(),
        Optional.empty(),
        List.of(INDEX_TABLET),
        "");
    return new TableSchema(
        500_001,
        "test",
        "t",
        1,
        List.of(column(16, "k", false), column(17, "v", true), column(18, "u", true)),
        List.of("k"),
        List.of(unique),
        Optional.empty(),
        TABLET,
        TableOptions.DEFAULT);
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
}
