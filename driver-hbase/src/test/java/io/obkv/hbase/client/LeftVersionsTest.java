// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.adapter.CellWrite;
import io.obkv.hbase.adapter.CellWrite.Kind;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.FamilySchema;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleResult;
import io.obkv.protocol.message.TabletResult;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class LeftVersionsTest {
  private static final int FOR_EVER = Integer.MAX_VALUE;
  private static final HTableSchema TABLE = HTableSchema.of(
      TableName.valueOf("t"),
      List.of(
          new FamilySchema("one", "one", 1, FOR_EVER),
          new FamilySchema("three", "three", 3, FOR_EVER),
          new FamilySchema("all", "all", Integer.MAX_VALUE, FOR_EVER)),
      true);

  private static CellWrite delete(String family, Kind kind) {
    return new CellWrite(
        kind, Bytes.toBytes(family), Bytes.toBytes("q"), 3, null, CellWrite.NO_TIME_TO_LIVE);
  }

  private static RowWrites column(String row, String family) {
    return new RowWrites(Bytes.toBytes(row), List.of(delete(family, Kind.DELETE_COLUMN)));
  }

  private static LogStreamResult removed(long... counts) {
    SingleEntity nothing = new SingleEntity(ColumnSet.ALL, List.of(), ColumnSet.ALL, List.of());
    return new LogStreamResult(
        List.of(),
        List.of(new TabletResult(LongStream.of(counts)
            .mapToObj(count -> new SingleResult(OperationStatus.OK, 2, nothing, count))
            .toList())));
  }

  private static List<Integer> left(LogStreamResult result, RowWrites... rows) {
    return LeftVersions.of(TABLE, List.of(rows), 2, result).stream()
        .map(row -> row.cells().size())
        .toList();
  }

  @Test
  void nothingIsLeftWhereTheSecondDeleteFoundFewer() {
    assertThat(left(removed(1), column("r", "one"))).containsExactly(0);
    assertThat(left(removed(5), column("r", "three"))).containsExactly(0);
    assertThat(left(removed(1_000), column("r", "all"))).containsExactly(0);
    assertThat(left(removed(), column("r", "one"))).containsExactly(0);
  }

  @Test
  void moreMayBeLeftWhereBothFoundAllTheyCould() {
    assertThat(left(removed(2), column("r", "one"))).containsExactly(1);
    assertThat(left(removed(1, 6), column("r", "three"))).containsExactly(1);
    assertThat(left(removed(2), column("r", "one"), column("s", "three"))).containsExactly(1, 1);
  }

  @Test
  void rowThatIsWrittenToElsewhereInTheBatchIsNotDeletedAgain() {
    CellWrite put = new CellWrite(
        Kind.PUT,
        Bytes.toBytes("one"),
        Bytes.toBytes("q"),
        3,
        new byte[0],
        CellWrite.NO_TIME_TO_LIVE);
    RowWrites other = new RowWrites(Bytes.toBytes("r"), List.of(put));
    assertThat(left(removed(2), column("r", "one"), other, column("s", "one")))
        .containsExactly(0, 0, 1);
  }

  @Test
  void requestsSayMoreAndMoreDeletesUpToALimit() {
    assertThat(LeftVersions.more(LeftVersions.FIRST)).isEqualTo(8);
    assertThat(LeftVersions.more(64)).isEqualTo(64);
  }
}
