// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListRuleTest {
  private static final PartitionColumn BIGINT = PartitionColumn.of(ValueType.BIGINT);
  private static final PartitionColumn TEXT =
      PartitionColumn.of(ValueType.VARCHAR, Collation.UTF8MB4_GENERAL_CI);

  @Test
  void namedValuesAndNull() {
    ListRule rule = new ListRule(
        List.of(BIGINT),
        List.of(
            List.of(List.of(Value.ofBigInt(1)), List.of(Value.ofBigInt(2))),
            List.of(List.of(Value.NULL), List.of(Value.ofBigInt(3)))),
        PartitionRule.NO_PARTITION);
    assertThat(rule.partitions()).isEqualTo(2);
    assertThat(rule.partition(List.of(Value.ofInt(2)))).isZero();
    assertThat(rule.partition(List.of(Value.NULL))).isEqualTo(1);
    assertThat(rule.partition(List.of(Value.ofBigInt(4)))).isEqualTo(PartitionRule.NO_PARTITION);
  }

  @Test
  void otherKeysGoToDefault() {
    ListRule rule = new ListRule(
        List.of(BIGINT, TEXT),
        List.of(List.of(List.of(Value.ofBigInt(1), Value.ofString("é"))), List.of()),
        1);
    assertThat(rule.partition(List.of(Value.ofBigInt(1), Value.ofString("E ")))).isZero();
    assertThat(rule.partition(List.of(Value.ofBigInt(1), Value.NULL))).isEqualTo(1);
    assertThat(rule.partition(List.of(Value.ofBigInt(2), Value.ofString("e")))).isEqualTo(1);
  }

  @Test
  void aKeyBelongsToOnePartition() {
    List<List<Value>> lower = List.of(List.of(Value.ofString("a")));
    List<List<Value>> upper = List.of(List.of(Value.ofString("A")));
    assertThatThrownBy(
            () -> new ListRule(List.of(TEXT), List.of(lower, upper), PartitionRule.NO_PARTITION))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
