// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.adapter.CellWrite.Kind;
import io.obkv.hbase.adapter.LogStreamWrites.TabletWrites;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class LogStreamWritesTest {
  private static final byte[] A = Bytes.toBytes("a");
  private static final byte[] Q = Bytes.toBytes("q");

  private static CellWrite put(long timeToLive) {
    return new CellWrite(Kind.PUT, A, Q, 3, Bytes.toBytes("v"), timeToLive);
  }

  private static CellWrite delete() {
    return new CellWrite(Kind.DELETE_FAMILY, A, null, 3, null, CellWrite.NO_TIME_TO_LIVE);
  }

  private static LogStreamRequest message(boolean group, CellWrite... cells) {
    RowWrites row = new RowWrites(Bytes.toBytes("r"), Arrays.asList(cells));
    return LogStreamWrites.message(
        "t", group ? UnaryOperator.identity() : null, List.of(new TabletWrites(8, List.of(row))));
  }

  private static SingleEntity entity(LogStreamRequest message, int operation) {
    return message.tablets().get(0).operations().get(operation).entities().get(0);
  }

  @Test
  void putsAloneSayOnceWhatTheirColumnsAre() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE));
    assertThat(message.flags())
        .isEqualTo(LogStreamRequest.SAME_TYPE | LogStreamRequest.SAME_PROPERTY_NAMES);
    assertThat(message.propertyNames()).containsExactly("V");
    assertThat(entity(message, 0).propertyColumns().bitCount()).isZero();
  }

  @Test
  void mixturesNameTheColumnsOfEachOperation() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE), delete());
    assertThat(message.flags()).isZero();
    assertThat(entity(message, 0).propertyColumns().contains(0)).isTrue();
    assertThat(entity(message, 1).propertyColumns().contains(0)).isFalse();
    assertThat(message.tablets().get(0).operations())
        .extracting(SingleOperation::type)
        .containsExactly(OperationType.INSERT_OR_UPDATE.number(), OperationType.DELETE.number());
  }

  @Test
  void theTimeToLiveIsAColumnOnlyWhereOneIsGiven() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE), put(60));
    assertThat(message.propertyNames()).containsExactly("V", "TTL");
    assertThat(entity(message, 0).properties()).hasSize(1);
    assertThat(entity(message, 1).properties().get(1)).isEqualTo(Value.ofBigInt(60));
  }

  @Test
  void aTableGroupIsToldTheFamilyWithTheQualifier() {
    LogStreamRequest message = message(true, put(CellWrite.NO_TIME_TO_LIVE), delete());
    assertThat(entity(message, 0).rowkey().get(1).string()).isEqualTo("a.q");
    assertThat(entity(message, 1).rowkey().get(1).string()).isEqualTo("a.");
  }

  @Test
  void aFamilysOwnTableIsToldTheQualifierAlone() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE), delete());
    assertThat(entity(message, 0).rowkey().get(1).string()).isEqualTo("q");
    assertThat(entity(message, 1).rowkey().get(1).isNull()).isTrue();
  }
}
