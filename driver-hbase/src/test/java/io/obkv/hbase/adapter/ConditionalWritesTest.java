// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.adapter.CellWrite.Kind;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class ConditionalWritesTest {
  private static final byte[] A = Bytes.toBytes("a");

  private static Condition condition(CompareOperator operator, String qualifier, String value) {
    return new Condition(
        Bytes.toBytes("r"), A, Bytes.toBytes(qualifier), operator, Bytes.toBytes(value), null);
  }

  private static String text(Condition condition, ConditionalWrites.Test test) {
    return new String(ConditionalWrites.filter(condition, test), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aComparisonNamesOperatorValueAndColumn() {
    assertThat(text(
            condition(CompareOperator.GREATER_OR_EQUAL, "q1", "v1"),
            ConditionalWrites.Test.COMPARISON))
        .isEqualTo("CheckAndMutateFilter(>=, 'binary:v1', 'a', 'q1', false)");
  }

  @Test
  void anAbsenceHasNoValue() {
    assertThat(text(condition(CompareOperator.EQUAL, "q1", "v"), ConditionalWrites.Test.ABSENCE))
        .isEqualTo("CheckAndMutateFilter(=, 'binary:', 'a', 'q1', true)");
  }

  @Test
  void quotesAreDoubled() {
    assertThat(
            text(condition(CompareOperator.EQUAL, "q'", "'v"), ConditionalWrites.Test.COMPARISON))
        .isEqualTo("CheckAndMutateFilter(=, 'binary:''v', 'a', 'q''', false)");
  }

  @Test
  void timesHaveTheOtherSignThanInBatches() {
    List<CellWrite> writes = List.of(
        write(Kind.PUT, 5),
        write(Kind.PUT, HConstants.LATEST_TIMESTAMP),
        write(Kind.DELETE_COLUMN, 5),
        write(Kind.DELETE_VERSION, 5));
    QueryAndMutate message = ConditionalWrites.check(
        condition(CompareOperator.EQUAL, "q", "v"), ConditionalWrites.Test.COMPARISON, writes);
    assertThat(message.mutations().operations())
        .extracting(operation -> operation.entity().rowkey().get(2))
        .containsExactly(
            Value.ofBigInt(5),
            Value.ofBigInt(Long.MAX_VALUE),
            Value.ofBigInt(-5),
            Value.ofBigInt(5));
  }

  private static CellWrite write(Kind kind, long time) {
    return new CellWrite(
        kind, A, Bytes.toBytes("q"), time, Bytes.toBytes("v"), CellWrite.NO_TIME_TO_LIVE);
  }
}
