// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.EncodedPage;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class CellReaderTest {
  private static final byte[] FAMILY = Bytes.toBytes("family");

  private record Stored(byte[] row, byte[] qualifier, long time, byte[] value) {
    KeyValue cell() {
      return new KeyValue(row, FAMILY, qualifier, time, value == null ? new byte[0] : value);
    }

    List<Value> values() {
      return List.of(
          Value.ofBytes(row),
          Value.ofBytes(qualifier),
          Value.ofBigInt(time),
          value == null ? Value.NULL : Value.ofBytes(value));
    }
  }

  private static EncodedPage page(List<String> columns, List<List<Value>> rows) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    QueryResult.CODEC.encode(QueryResult.of(columns, rows), out);
    return EncodedPage.decode(new WireReader(out.toByteArray()));
  }

  @Provide
  Arbitrary<List<Stored>> cells() {
    // Lengths on both sides of where they take a second byte.
    Arbitrary<byte[]> bytes = Arbitraries.oneOf(
            Arbitraries.integers().between(0, 3), Arbitraries.integers().between(126, 130))
        .flatMap(length -> Arbitraries.bytes().array(byte[].class).ofSize(length));
    Arbitrary<byte[]> rows = Arbitraries.of("a", "b", "bb", "r".repeat(200)).map(Bytes::toBytes);
    return Combinators.combine(
            rows, bytes, Arbitraries.longs().between(0, Long.MAX_VALUE), bytes.injectNull(0.1))
        .as(Stored::new)
        .list()
        .ofMaxSize(12);
  }

  private static void assertSame(List<Cell> found, List<Stored> stored) {
    assertThat(found).hasSameSizeAs(stored);
    for (int i = 0; i < stored.size(); i++) {
      KeyValue wanted = stored.get(i).cell();
      assertThat(((KeyValue) found.get(i)).getKey()).isEqualTo(wanted.getKey());
      assertThat(Bytes.copy(
              found.get(i).getValueArray(),
              found.get(i).getValueOffset(),
              found.get(i).getValueLength()))
          .isEqualTo(
              Bytes.copy(wanted.getValueArray(), wanted.getValueOffset(), wanted.getValueLength()));
    }
  }

  @Property(tries = 300)
  void cellsAreWhatWasStored(@ForAll("cells") List<Stored> stored) {
    EncodedPage page =
        page(List.of("K", "Q", "T", "V"), stored.stream().map(Stored::values).toList());
    assertSame(List.of(new CellReader(FAMILY).cells(page)), stored);
  }

  @Property(tries = 300)
  void rowsAreRunsOfCellsOfOneKey(@ForAll("cells") List<Stored> stored) {
    EncodedPage page =
        page(List.of("K", "Q", "T", "V"), stored.stream().map(Stored::values).toList());
    List<FamilyRow> rows = new CellReader(FAMILY).rows(page);
    List<Cell> all = new ArrayList<>();
    byte[] before = null;
    for (FamilyRow row : rows) {
      assertThat(row.row()).isNotEqualTo(before);
      for (Cell cell : row.cells()) {
        assertThat(Bytes.copy(cell.getRowArray(), cell.getRowOffset(), cell.getRowLength()))
            .isEqualTo(row.row());
      }
      all.addAll(row.cells());
      before = row.row();
    }
    assertSame(all, stored);
  }

  @Test
  void columnsAreFoundByTheirNames() {
    EncodedPage page = page(
        List.of("V", "TTL", "T", "Q", "K"),
        List.of(List.of(
            Value.ofBytes(Bytes.toBytes("v")),
            Value.NULL,
            Value.ofBigInt(7),
            Value.ofBytes(Bytes.toBytes("q")),
            Value.ofBytes(Bytes.toBytes("r")))));
    Stored stored = new Stored(Bytes.toBytes("r"), Bytes.toBytes("q"), 7, Bytes.toBytes("v"));
    assertSame(List.of(new CellReader(FAMILY).cells(page)), List.of(stored));
    assertThatThrownBy(() -> new CellReader(FAMILY)
            .cells(page(List.of("K"), List.of(List.of(Value.ofBytes(new byte[1]))))))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("Q");
  }
}
