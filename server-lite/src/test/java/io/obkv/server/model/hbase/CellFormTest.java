// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.CellCursor;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written from stored bytes is what the values of the rows are written as. */
class CellFormTest {
  private final CellsFixture fixture = new CellsFixture();

  @BeforeEach
  void makeGroup() {
    fixture.run("create tablegroup t sharding = 'ADAPTIVE'");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Compares all cells of a table; gives their number. */
  private int compare(String table) {
    FamilyTable family = FamilyTable.of(fixture.store, fixture.table(table)).orElseThrow();
    long tablet = family.tabletIds().get(0);
    RowScan all = new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD);
    int cells = 0;
    try (RowCursor rows = fixture.store.latest().scan(family.layout(), tablet, all);
        CellCursor entries = fixture
            .store
            .latest()
            .scanCells(family.cells(), tablet, KeyRange.all(), Direction.FORWARD)) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        StoredCell cell = new StoredCell(family, entries.next());
        for (boolean named : new boolean[] {false, true}) {
          assertThat(written(cell, named)).isEqualTo(expected(family, row, named));
          assertThat(family.form().answer(cell, named, true)).isEqualTo(values(family, row, named));
        }
        cells++;
      }
      assertThat(entries.next()).isNull();
    }
    return cells;
  }

  private static byte[] written(StoredCell cell, boolean named) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    cell.family().form().write(cell, named, true, out);
    return out.toByteArray();
  }

  private static byte[] expected(FamilyTable family, Value[] row, boolean named) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    values(family, row, named).forEach(value -> ValueCodec.INSTANCE.encode(value, out));
    return out.toByteArray();
  }

  private static List<Value> values(FamilyTable family, Value[] row, boolean named) {
    Value column = row[family.qualifierPosition()];
    Value time = row[family.timePosition()];
    return List.of(
        row[family.rowPosition()],
        named ? withFamily(family.family(), column) : column,
        new Value(
            time.type(),
            time.collationLevel(),
            time.collation(),
            time.scale(),
            -time.bits(),
            time.bytes()),
        row[family.valuePosition()],
        family.hasTtl() ? row[family.ttlPosition()] : Value.NULL);
  }

  private static Value withFamily(String family, Value column) {
    byte[] joined =
        (family + '\0' + column.string()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Value(column.type(), 2, column.collation(), column.scale(), 0, joined);
  }

  @Test
  void bytesWithAndWithoutLifetimes() {
    fixture.family("t", "a", "", "");
    fixture.put("t$a", "r", "q", 5, "value", Value.NULL);
    fixture.put("t$a", "r\0x", "", -5, "", Value.ofBigInt(Long.MAX_VALUE));
    fixture.put("t$a", "long", "q".repeat(200), 1_700_000_000_000L, "v".repeat(5_000), Value.NULL);
    assertThat(compare("t$a")).isEqualTo(3);
  }

  @Test
  void valuesThatAreNoBytes() {
    fixture.run("create table `t$n` (K varbinary(64), Q varbinary(64), T bigint, V decimal(10, 2),"
        + " primary key (K, Q, T)) tablegroup = t");
    fixture.run("insert into `t$n` values ('r', 'q', -3, 12.5), ('s', 'q', -3, null)");
    assertThat(compare("t$n")).isEqualTo(2);
  }

  @Test
  void valuesThatAreComputed() {
    fixture.run("create table `t$g` (K varbinary(64), Q varbinary(64), T bigint,"
        + " V varbinary(64) generated always as (concat(K, Q)) virtual,"
        + " primary key (K, Q, T)) tablegroup = t");
    fixture.run("insert into `t$g` (K, Q, T) values ('r', 'q', -3), ('s', 'p', 3)");
    assertThat(compare("t$g")).isEqualTo(2);
  }
}
