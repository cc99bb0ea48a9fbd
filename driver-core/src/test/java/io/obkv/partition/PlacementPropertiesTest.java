// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PlacementPropertiesTest {
  private static final PartitionColumn BIGINT = PartitionColumn.of(ValueType.BIGINT);
  private static final PartitionColumn TEXT =
      PartitionColumn.of(ValueType.VARCHAR, Collation.UTF8MB4_GENERAL_CI);

  @Property
  void everyKeyHasAPartition(
      @ForAll long number, @ForAll String text, @ForAll @IntRange(min = 1) int partitions) {
    List<Value> key = List.of(Value.ofBigInt(number), Value.ofString(text));
    assertThat(new KeyRule(List.of(BIGINT, TEXT), partitions).partition(key))
        .isBetween(0, partitions - 1);
    assertThat(new HashRule(partitions).partition(key.subList(0, 1))).isBetween(0, partitions - 1);
  }

  @Property
  void aNumberHashesAsItsEightBytes(@ForAll long number, @ForAll long seed) {
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    assertThat(MurmurHash.hash(number, seed)).isEqualTo(MurmurHash.hash(bytes, seed));
  }

  @Property
  void bytesBehindTheLengthDoNotCount(@ForAll byte[] bytes, @ForAll byte more) {
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = more;
    assertThat(MurmurHash.hash(longer, bytes.length, 7)).isEqualTo(MurmurHash.hash(bytes, 7));
  }

  @Property
  void stringsThatCompareEqualHashEqual(@ForAll String text, @ForAll Collation collation) {
    if (collation != Collation.UTF8MB4_GENERAL_CI && collation != Collation.UTF8MB4_BIN) {
      return;
    }
    PartitionColumn column = PartitionColumn.of(ValueType.VARCHAR, collation);
    Value plain = Value.ofString(text);
    Value padded = Value.ofString(text + "  ");
    assertThat(KeyHash.hash(padded, column, 0)).isEqualTo(KeyHash.hash(plain, column, 0));
    assertThat(Keys.order(List.of(column)).compare(List.of(plain), List.of(padded)))
        .isZero();
  }

  @Property
  void packedDateTimesKeepTheirOrder(
      @ForAll @LongRange(min = -62_000_000_000_000_000L, max = 250_000_000_000_000_000L) long a,
      @ForAll @LongRange(min = -62_000_000_000_000_000L, max = 250_000_000_000_000_000L) long b) {
    assertThat(
            Long.compare(Numbers.packedDateTime(dateTime(a)), Numbers.packedDateTime(dateTime(b))))
        .isEqualTo(Long.compare(a, b));
    assertThat(Long.signum(
            Long.compare(Numbers.packedDate(dateTime(a)), Numbers.packedDate(dateTime(b)))))
        .isEqualTo(Long.compare(Numbers.day(dateTime(a)), Numbers.day(dateTime(b))));
  }

  @Property
  void aRangeIsTheFirstWhoseBoundIsAbove(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -50, max = 50) Integer> bounds,
      @ForAll @IntRange(min = -60, max = 60) int number) {
    TreeSet<Integer> ascending = new TreeSet<>(bounds);
    RangeRule rule = new RangeRule(
        List.of(BIGINT), ascending.stream().map(b -> List.of(Value.ofInt(b))).toList());
    int expected = ascending.headSet(number, true).size();
    assertThat(rule.partition(List.of(Value.ofInt(number))))
        .isEqualTo(expected == ascending.size() ? PartitionRule.NO_PARTITION : expected);
  }

  private static Value dateTime(long micros) {
    return Value.ofDateTime(LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1000,
        ZoneOffset.UTC));
  }
}
