// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeRuleTest {
  private static final PartitionColumn BIGINT = PartitionColumn.of(ValueType.BIGINT);
  private static final PartitionColumn TEXT =
      PartitionColumn.of(ValueType.VARCHAR, Collation.UTF8MB4_GENERAL_CI);

  @Test
  void boundsAreExclusive() {
    RangeRule rule = single(BIGINT, Value.ofBigInt(10), Value.ofBigInt(20));
    assertThat(rule.partitions()).isEqualTo(2);
    assertThat(place(rule, Value.ofBigInt(-5))).isZero();
    assertThat(place(rule, Value.ofInt(9))).isZero();
    assertThat(place(rule, Value.ofBigInt(10))).isEqualTo(1);
    assertThat(place(rule, Value.ofBigInt(20))).isEqualTo(PartitionRule.NO_PARTITION);
  }

  @Test
  void nullIsBelowEverythingAndMaxValueAbove() {
    RangeRule rule = single(BIGINT, Value.ofBigInt(Long.MIN_VALUE + 1), Value.MAX);
    assertThat(place(rule, Value.NULL)).isZero();
    assertThat(place(rule, Value.ofBigInt(Long.MAX_VALUE))).isEqualTo(1);
  }

  @Test
  void unsignedNumbersCompareAsUnsigned() {
    RangeRule rule =
        single(PartitionColumn.of(ValueType.UNSIGNED_BIGINT), unsigned(5), unsigned(-2), Value.MAX);
    assertThat(place(rule, unsigned(Long.MIN_VALUE))).isEqualTo(1);
    assertThat(place(rule, Value.ofBigInt(4))).isZero();
    assertThat(place(rule, unsigned(-1))).isEqualTo(2);
  }

  @Test
  void stringsCompareInTheirCollation() {
    RangeRule insensitive = single(TEXT, Value.ofString("b"), Value.ofString("m"), Value.MAX);
    assertThat(place(insensitive, Value.ofString("Á"))).isZero();
    assertThat(place(insensitive, Value.ofString("B "))).isEqualTo(1);
    assertThat(place(insensitive, Value.ofString("a\0"))).isZero();
    assertThat(place(insensitive, Value.ofString("_"))).isEqualTo(2);
    RangeRule binary = single(
        PartitionColumn.of(ValueType.VARCHAR, Collation.UTF8MB4_BIN),
        Value.ofString("a"),
        Value.MAX);
    assertThat(place(binary, Value.ofString("a\0"))).isZero();
    assertThat(place(binary, Value.ofString("a "))).isEqualTo(1);
    assertThat(place(binary, Value.ofString("Z"))).isZero();
    RangeRule bytes = single(
        PartitionColumn.of(ValueType.VARCHAR, Collation.BINARY), Value.ofString("a"), Value.MAX);
    assertThat(place(bytes, Value.ofString("a\0"))).isEqualTo(1);
  }

  @Test
  void severalColumnsCompareFromTheLeft() {
    RangeRule rule = new RangeRule(
        List.of(BIGINT, TEXT),
        List.of(
            List.of(Value.ofBigInt(10), Value.ofString("m")),
            List.of(Value.ofBigInt(10), Value.MAX),
            List.of(Value.ofBigInt(20), Value.ofString("a"))));
    assertThat(rule.partition(List.of(Value.ofBigInt(9), Value.ofString("z")))).isZero();
    assertThat(rule.partition(List.of(Value.ofBigInt(10), Value.NULL))).isZero();
    assertThat(rule.partition(List.of(Value.ofBigInt(10), Value.ofString("M")))).isEqualTo(1);
    assertThat(rule.partition(List.of(Value.ofBigInt(11), Value.ofString("a")))).isEqualTo(2);
    assertThat(rule.partition(List.of(Value.ofBigInt(20), Value.ofString("a"))))
        .isEqualTo(PartitionRule.NO_PARTITION);
  }

  @Test
  void datesAndTimesCompareByTheClock() {
    RangeRule rule = single(
        PartitionColumn.of(ValueType.MYSQL_DATETIME),
        Value.ofDateTime(LocalDateTime.of(2024, 1, 1, 0, 0)),
        Value.MAX);
    assertThat(place(rule, Value.ofDateTime(LocalDateTime.of(2023, 12, 31, 23, 59))))
        .isZero();
    assertThat(place(rule, Value.ofDate(LocalDate.of(2024, 1, 1)))).isEqualTo(1);
  }

  @Test
  void boundsMustAscendAndFit() {
    assertThatThrownBy(() -> single(TEXT, Value.ofString("b"), Value.ofString("B")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RangeRule(List.of(BIGINT), List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
    RangeRule rule = single(BIGINT, Value.MAX);
    assertThatThrownBy(() -> rule.partition(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RangeRule single(PartitionColumn column, Value... bounds) {
    return new RangeRule(List.of(column), List.of(bounds).stream().map(List::of).toList());
  }

  private static int place(PartitionRule rule, Value value) {
    return rule.partition(List.of(value));
  }

  private static Value unsigned(long bits) {
    return Value.ofBigInt(bits).withType(ValueType.UNSIGNED_BIGINT);
  }
}
