// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.filter.RowRange;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.ScanOrder;
import io.obkv.protocol.wire.WireReader;
import java.util.List;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class FamilyReadTest {
  private static final HTableFilter CELLS =
      new HTableFilter(true, List.of(), 3, 9, 2, -1, 0, new byte[] {1});

  /** The rows that prune tablets are those that servers are asked for. */
  @Test
  void queryNamesTheRangesThatAreGiven() {
    byte[] row = Bytes.toBytes("r");
    byte[] zero = {'s', 0};
    List<RowRange> ranges = List.of(
        RowRange.ALL,
        RowRange.only(row),
        RowRange.only(zero),
        new RowRange(row, zero),
        new RowRange(zero, null),
        new RowRange(new byte[0], row));
    FamilyRead read = new FamilyRead(Bytes.toBytes("f"), 0, CELLS, true, true);
    Query query = Query.CODEC.decode(new WireReader(read.query(ranges, 7, 8, 9)));
    assertThat(query.ranges()).isEqualTo(ranges.stream().map(FamilyRead::range).toList());
    assertThat(query.limit()).isEqualTo(7);
    assertThat(query.maxResultSize()).isEqualTo(9);
    assertThat(query.scanOrder()).isEqualTo(ScanOrder.REVERSE.number());
    assertThat(query.hTableFilter()).usingRecursiveComparison().isEqualTo(CELLS);
    assertThat(query.scanRangeColumns()).isEqualTo(FamilyRead.KEY);
  }
}
