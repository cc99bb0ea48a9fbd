// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.RocksDbEngine;
import io.obkv.server.engine.RocksDbOptions;
import io.obkv.server.logstream.LocalLogStream;
import io.obkv.server.logstream.LogStream;
import io.obkv.value.Collation;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells read from stored bytes are the rows that values are made of. */
class CellCursorTest {
  private static final long TABLET = 200_001;
  private static final ColumnType BYTES =
      ColumnType.ofBytes(ValueType.VARCHAR, 4_096, Collation.BINARY);
  private static final ColumnType NUMBER = ColumnType.of(ValueType.BIGINT, 20, 0);

  @TempDir
  private Path directory;

  private final Random random = new Random(5);
  private Engine engine;
  private LogStream logStream;
  private EngineTabletStore store;

  @BeforeEach
  void open() {
    engine =
        RocksDbEngine.open(directory.resolve("cells"), RocksDbOptions.builder().build());
    logStream = LocalLogStream.open(engine, Durability.NONE);
    store = new EngineTabletStore(engine, logStream);
  }

  @AfterEach
  void close() {
    store.close();
    logStream.close();
    engine.close();
  }

  private static ColumnSchema column(int id, String name, ColumnType type, ColumnDefault initial) {
    return new ColumnSchema(
        id,
        name,
        type,
        initial.kind() == ColumnDefault.Kind.NULL,
        initial,
        false,
        false,
        Optional.empty(),
        "");
  }

  private static TableLayout layout(long version, ColumnType valueType, ColumnSchema... more) {
    List<ColumnSchema> columns = new ArrayList<>(List.of(
        column(16, "K", BYTES, ColumnDefault.NONE),
        column(17, "Q", BYTES, ColumnDefault.NONE),
        column(18, "T", NUMBER, ColumnDefault.NONE),
        column(19, "V", valueType, ColumnDefault.NULL)));
    columns.addAll(List.of(more));
    return new TableLayout(new TableSchema(
        500_001,
        "test",
        "t$f",
        version,
        columns,
        List.of("K", "Q", "T"),
        List.of(),
        Optional.empty(),
        TABLET,
        TableOptions.DEFAULT));
  }

  /** Few different bytes, zeros and the highest among them: so that rows and qualifiers repeat. */
  private Value bytes(int most) {
    byte[] bytes = new byte[random.nextInt(most + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = new byte[] {0, 1, -1, 'a'}[random.nextInt(4)];
    }
    return Value.ofBytes(bytes);
  }

  private void fill(TableLayout table, int rows) {
    for (int i = 0; i < rows; i++) {
      Value[] row = new Value[table.columns().size()];
      row[0] = table.typed(0, bytes(3));
      row[1] = table.typed(1, bytes(2));
      row[2] = table.typed(2, Value.ofBigInt(random.nextInt(5) - 2L));
      for (int j = 3; j < row.length; j++) {
        boolean number = table.columns().get(j).type().type() == ValueType.BIGINT;
        Value value = number ? Value.ofBigInt(random.nextLong()) : bytes(200);
        row[j] = random.nextInt(6) == 0 ? table.nullOf(j) : table.typed(j, value);
      }
      Object unused = store
          .write(System.nanoTime() + TimeUnit.SECONDS.toNanos(20), transaction -> {
            transaction.replace(table, TABLET, row);
            return null;
          })
          .join();
    }
  }

  private static void assertSame(TabletReader reader, TableLayout table, CellLayout cells) {
    for (Direction direction : Direction.values()) {
      RowScan scan = new RowScan(Optional.empty(), List.of(KeyRange.all()), direction);
      int lifetime = table.position("TTL");
      try (RowCursor rows = reader.scan(table, TABLET, scan);
          CellCursor entries = reader.scanCells(cells, TABLET, KeyRange.all(), direction)) {
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
          CellEntry entry = entries.next();
          assertThat(entry.row()).isEqualTo(row[0].bytes());
          assertThat(entry.qualifier()).isEqualTo(row[1].bytes());
          assertThat(entry.time()).isEqualTo(row[2].bits());
          assertThat(cells.value(entry)).isEqualTo(row[3]);
          assertThat(entry.value()).isEqualTo(row[3].bytes());
          assertThat(entry.isValueNull()).isEqualTo(row[3].isNull());
          assertThat(entry.hasLifetime()).isEqualTo(lifetime >= 0 && !row[lifetime].isNull());
          if (lifetime >= 0) {
            assertThat(cells.lifetime(entry)).isEqualTo(row[lifetime]);
          }
        }
        assertThat(entries.next()).isNull();
      }
    }
  }

  @Test
  void cellsAreTheRowsOfTheTable() {
    TableLayout table = layout(1, BYTES);
    fill(table, 400);
    assertSame(store.latest(), table, table.cells(3, -1));
    try (TabletSnapshot snapshot = store.snapshot()) {
      assertSame(snapshot, table, table.cells(3, -1));
    }
  }

  @Test
  void columnsThatWereAddedHaveInOldRowsWhatTheyWereAddedWith() {
    fill(layout(1, BYTES), 100);
    TableLayout table = layout(
        2,
        BYTES,
        column(25, "X", BYTES, ColumnDefault.NULL),
        column(26, "TTL", NUMBER, ColumnDefault.literal("7")));
    fill(table, 100);
    assertSame(store.latest(), table, table.cells(3, table.position("TTL")));
  }

  @Test
  void valuesNeedNotBeBytes() {
    TableLayout table = layout(1, NUMBER, column(20, "TTL", NUMBER, ColumnDefault.NULL));
    fill(table, 200);
    assertSame(store.latest(), table, table.cells(3, 4));
  }

  @Test
  void aTransactionSeesItsOwnCells() {
    TableLayout table = layout(1, BYTES);
    fill(table, 50);
    Object unused = store
        .write(System.nanoTime() + TimeUnit.SECONDS.toNanos(20), transaction -> {
          for (int i = 0; i < 30; i++) {
            Value[] row = {
              table.typed(0, bytes(3)),
              table.typed(1, bytes(2)),
              table.typed(2, Value.ofBigInt(random.nextInt(3))),
              table.typed(3, bytes(9))
            };
            transaction.replace(table, TABLET, row);
            if (i % 3 == 0) {
              transaction.delete(table, TABLET, row);
            }
          }
          assertSame(transaction, table, table.cells(3, -1));
          return null;
        })
        .join();
  }

  @Test
  void aSearchGoesToTheFirstCellFromAQualifierOn() {
    TableLayout table = layout(1, BYTES);
    fill(table, 300);
    CellLayout cells = table.cells(3, -1);
    for (int i = 0; i < 200; i++) {
      byte[] row = bytes(3).bytes();
      byte[] qualifier = bytes(2).bytes();
      CellEntry expected = null;
      try (CellCursor all =
          store.latest().scanCells(cells, TABLET, KeyRange.all(), Direction.FORWARD)) {
        for (CellEntry next = all.next(); next != null && expected == null; next = all.next()) {
          int order = java.util.Arrays.compareUnsigned(next.row(), row);
          boolean behind = order > 0
              || order == 0 && java.util.Arrays.compareUnsigned(next.qualifier(), qualifier) >= 0;
          expected = behind ? next : null;
        }
        all.seek(row, qualifier);
        CellEntry found = all.next();
        assertThat(found == null).isEqualTo(expected == null);
        if (found != null) {
          assertThat(found.row()).isEqualTo(expected.row());
          assertThat(found.qualifier()).isEqualTo(expected.qualifier());
          assertThat(found.time()).isEqualTo(expected.time());
          assertThat(found.value()).isEqualTo(expected.value());
        }
      }
    }
  }
}
