// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.obkv.hbase.adapter.CellWrite.Kind;
import io.obkv.hbase.cluster.FamilySchema;
import io.obkv.hbase.cluster.HTableSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hadoop.hbase.ByteBufferKeyValue;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class MutationAdapterTest {
  private static final long NOW = 1_000;
  private static final byte[] ROW = Bytes.toBytes("r");
  private static final byte[] A = Bytes.toBytes("a");
  private static final byte[] Q = Bytes.toBytes("q");
  private static final HTableSchema TABLE = HTableSchema.of(
      TableName.valueOf("t"),
      List.of(
          new FamilySchema("b", "b", 1, Integer.MAX_VALUE),
          new FamilySchema("a", "a", 1, Integer.MAX_VALUE)),
      true);

  private static List<CellWrite> cells(Mutation mutation) {
    return MutationAdapter.row(ROW, List.of(mutation), TABLE, NOW).cells();
  }

  private static CellWrite only(Mutation mutation) {
    assertThat(cells(mutation)).hasSize(1);
    return cells(mutation).get(0);
  }

  @Test
  void aPutWithoutATimeLeavesItToTheServer() {
    CellWrite cell = only(new Put(ROW).addColumn(A, Q, Bytes.toBytes("v")));
    assertThat(cell.time()).isEqualTo(HConstants.LATEST_TIMESTAMP);
    assertThat(cell.storedTime()).isEqualTo(-Long.MAX_VALUE);
    assertThat(cell.isTimeOfSender()).isFalse();
  }

  @Test
  void aPutsValueStaysInTheArrayOfItsCell() throws IOException {
    KeyValue cell = new KeyValue(ROW, A, Q, 7, Bytes.toBytes("value"));
    CellWrite write = only(new Put(ROW).add(cell));
    assertThat(write.array()).isSameAs(cell.getValueArray());
    assertThat(write.value()).isEqualTo(Bytes.toBytes("value"));
    assertThat(write.at(9).time()).isEqualTo(9);
    assertThat(write.at(9).value()).isEqualTo(Bytes.toBytes("value"));
  }

  @Test
  void aPutsValueOutsideOfArraysIsCopied() throws IOException {
    KeyValue cell = new KeyValue(ROW, A, Q, 7, Bytes.toBytes("value"));
    ByteBuffer buffer = ByteBuffer.allocateDirect(cell.getLength());
    buffer.put(cell.getBuffer(), cell.getOffset(), cell.getLength());
    CellWrite write = only(new Put(ROW).add(new ByteBufferKeyValue(buffer, 0, cell.getLength())));
    assertThat(write.value()).isEqualTo(Bytes.toBytes("value"));
  }

  @Test
  void aPutWithATimeIsStoredNegated() {
    CellWrite cell = only(new Put(ROW).addColumn(A, Q, 7, Bytes.toBytes("v")));
    assertThat(cell.storedTime()).isEqualTo(-7);
    assertThat(cell.isTimeOfSender()).isTrue();
  }

  @Test
  void theTimeToLiveOfAPutIsThatOfEachCell() {
    Put put = new Put(ROW).addColumn(A, Q, Bytes.toBytes("v"));
    assertThat(only(put).timeToLive()).isEqualTo(CellWrite.NO_TIME_TO_LIVE);
    assertThat(only(put.setTTL(50)).timeToLive()).isEqualTo(50);
  }

  @Test
  void aDeleteOfTheRowIsOneOfEveryFamilyUpToNow() {
    assertThat(cells(new Delete(ROW)))
        .extracting(cell -> Bytes.toString(cell.family()), CellWrite::kind, CellWrite::storedTime)
        .containsExactly(tuple("a", Kind.DELETE_FAMILY, NOW), tuple("b", Kind.DELETE_FAMILY, NOW));
  }

  @Test
  void aDeleteOfTheRowUpToATimeKeepsTheTime() {
    assertThat(cells(new Delete(ROW, 9))).extracting(CellWrite::storedTime).containsOnly(9L);
  }

  @Test
  void deletesOfAllUpToATimeHaveItWithoutASign() {
    assertThat(only(new Delete(ROW).addColumns(A, Q, 5)).storedTime()).isEqualTo(5);
    assertThat(only(new Delete(ROW).addFamily(A, 5)).storedTime()).isEqualTo(5);
    assertThat(only(new Delete(ROW).addColumns(A, Q)).storedTime()).isEqualTo(NOW);
  }

  @Test
  void deletesOfExactlyATimeHaveItNegated() {
    assertThat(only(new Delete(ROW).addColumn(A, Q, 5)).storedTime()).isEqualTo(-5);
    assertThat(only(new Delete(ROW).addFamilyVersion(A, 5)).storedTime()).isEqualTo(-5);
  }

  @Test
  void aDeleteOfTheNewestVersionIsForTheServerToResolveAndNotRepeatable() {
    Delete delete = new Delete(ROW).addColumn(A, Q);
    assertThat(only(delete).kind()).isEqualTo(Kind.DELETE_NEWEST);
    assertThat(only(delete).storedTime()).isEqualTo(-Long.MAX_VALUE);
    assertThat(MutationAdapter.row(ROW, List.of(delete), TABLE, NOW).isRepeatable())
        .isFalse();
  }

  @Test
  void wholeFamiliesHaveNoQualifier() {
    assertThat(only(new Delete(ROW).addFamily(A)).qualifier()).isNull();
    assertThat(only(new Delete(ROW).addFamilyVersion(A, 5)).qualifier()).isNull();
  }

  @Test
  void mutationsKeepTheirOrder() {
    List<Mutation> both =
        List.of(new Delete(ROW).addFamily(A), new Put(ROW).addColumn(A, Q, Bytes.toBytes("v")));
    assertThat(MutationAdapter.row(ROW, both, TABLE, NOW).cells())
        .extracting(CellWrite::kind)
        .containsExactly(Kind.DELETE_FAMILY, Kind.PUT);
  }
}
