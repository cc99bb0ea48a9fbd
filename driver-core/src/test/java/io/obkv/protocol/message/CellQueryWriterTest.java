// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The bytes are those of the records. */
class CellQueryWriterTest {
  private static final HTableFilter CELLS = new HTableFilter(
      true, List.of(new byte[] {7}), 1, Long.MAX_VALUE, 3, -1, 0, new byte[] {1, 2});
  private static final KvParams.HBase PARAMS = new KvParams.HBase(-1, -1, 2, "2.6.4");

  private static Query query(List<KeyRange> ranges, int limit, ScanOrder order, long pageBytes) {
    return new Query(
        ranges,
        List.of(),
        "",
        limit,
        0,
        order.number(),
        "PRIMARY",
        -1,
        pageBytes,
        CELLS,
        CellQueryWriter.KEY,
        List.of(),
        PARAMS,
        0,
        Query.ALL_TRAILING);
  }

  private static <T> byte[] encoded(Codec<T> codec, T message) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    codec.encode(message, out);
    return out.toByteArray();
  }

  private static List<Value> bound(byte[] row, Value others) {
    return List.of(Value.ofBytes(row), others, others);
  }

  @Property(tries = 200)
  void rowsBound(
      @ForAll @Size(max = 200) byte[] start,
      @ForAll @Size(max = 200) byte[] end,
      @ForAll boolean behind,
      @ForAll int limit,
      @ForAll long pageBytes) {
    KeyRange range = KeyRange.of(
        bound(start, behind ? Value.MAX : Value.MIN), !behind, bound(end, Value.MAX), behind);
    CellQueryWriter writer = new CellQueryWriter(1);
    writer.beginRange(!behind, behind);
    writer.row(start, start.length, behind);
    writer.row(end, end.length, true);
    writer.endRange();
    assertThat(writer.end(limit, ScanOrder.FORWARD, pageBytes, CELLS, PARAMS))
        .isEqualTo(
            encoded(Query.CODEC, query(List.of(range), limit, ScanOrder.FORWARD, pageBytes)));
  }

  @Test
  void severalRangesAndOpenBounds() {
    byte[] row = {1, 2, 0};
    List<Value> least = List.of(Value.MIN, Value.MIN, Value.MIN);
    List<Value> greatest = List.of(Value.MAX, Value.MAX, Value.MAX);
    CellQueryWriter writer = new CellQueryWriter(2);
    writer.beginRange(false, false);
    writer.least();
    writer.row(row, 2, false);
    writer.endRange();
    writer.beginRange(true, false);
    writer.row(row, 3, false);
    writer.greatest();
    writer.endRange();
    List<KeyRange> ranges = List.of(
        KeyRange.of(least, false, bound(new byte[] {1, 2}, Value.MIN), false),
        KeyRange.of(bound(row, Value.MIN), true, greatest, false));
    assertThat(writer.end(-1, ScanOrder.REVERSE, -1, CELLS, PARAMS))
        .isEqualTo(encoded(Query.CODEC, query(ranges, -1, ScanOrder.REVERSE, -1)));
  }

  @Test
  void requestOfAPage() {
    byte[] credential = "credential".getBytes(StandardCharsets.US_ASCII);
    Query query = query(List.of(KeyRange.all()), 5, ScanOrder.FORWARD, 1 << 20);
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    CellQueryWriter.request(
        credential, "t$f", 17, 200_001, encoded(Query.CODEC, query), 12, QueryStep.NEXT, out);
    QueryRequest request = new QueryRequest(
        credential,
        "t$f",
        17,
        200_001,
        EntityType.HBASE.number(),
        Consistency.STRONG.number(),
        query,
        0,
        -1);
    assertThat(out.toByteArray())
        .isEqualTo(encoded(
            AsyncQueryRequest.CODEC, new AsyncQueryRequest(request, 12, QueryStep.NEXT.number())));
  }
}
