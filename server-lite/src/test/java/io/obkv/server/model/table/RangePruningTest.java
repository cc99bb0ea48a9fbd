// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RangePruningTest {
  private static final String COLUMNS = "create table t (a bigint, b bigint, primary key (a, b)) ";

  private final TableModelFixture fixture = new TableModelFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static List<Value> key(Object... values) {
    return List.of(values).stream()
        .map(value -> value instanceof Value end ? end : Value.ofBigInt((Integer) value))
        .toList();
  }

  private static KeyRange range(List<Value> from, List<Value> to) {
    return KeyRange.of(from, true, to, true);
  }

  /** The numbers of the partitions that are left for ranges over the primary key. */
  private List<Integer> partitions(String partitioning, KeyRange... ranges) {
    fixture.run(COLUMNS + partitioning);
    TableLayout layout = new TableLayout(fixture.table("t"));
    List<Integer> positions = IntStream.of(layout.keyPositions()).boxed().toList();
    return RangePruning.tablets(layout, positions, List.of(ranges)).stream()
        .map(layout.schema().tabletIds()::indexOf)
        .toList();
  }

  private static final String RANGE = "partition by range columns(a) (partition p0 values less than"
      + " (10), partition p1 values less than (20), partition p2 values less than (maxvalue))";

  @Test
  void leavesTheRangePartitionsBetweenTheEnds() {
    assertThat(partitions(RANGE, range(key(12, Value.MIN), key(19, Value.MAX)))).containsExactly(1);
  }

  @Test
  void leavesAllBeyondAnOpenEnd() {
    assertThat(partitions(RANGE, range(key(12, 0), key(Value.MAX, Value.MAX))))
        .containsExactly(1, 2);
  }

  @Test
  void leavesEverythingForTheWholeRange() {
    assertThat(partitions(RANGE, KeyRange.all())).containsExactly(0, 1, 2);
  }

  @Test
  void joinsThePartitionsOfSeveralRangesInTheirOrder() {
    assertThat(partitions(
            RANGE,
            range(key(30, 0), key(40, 0)),
            range(key(5, 0), key(6, 0)),
            range(key(31, 0), key(32, 0))))
        .containsExactly(0, 2);
  }

  @Test
  void leavesOneHashPartitionForOneValue() {
    String hash = "partition by hash(a) partitions 4";
    assertThat(partitions(hash, range(key(6, Value.MIN), key(6, Value.MAX)))).containsExactly(2);
  }

  @Test
  void leavesAllHashPartitionsForSeveralValues() {
    String hash = "partition by hash(a) partitions 4";
    assertThat(partitions(hash, range(key(6, 0), key(7, 0)))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void looksAtTheSecondLevelWhereTheFirstColumnHasOneValue() {
    String levels = "partition by hash(a) subpartition by range columns(b) subpartition template"
        + " (subpartition s0 values less than (10), subpartition s1 values less than (maxvalue))"
        + " partitions 2";
    assertThat(partitions(levels, range(key(1, 11), key(1, 12)))).containsExactly(3);
  }

  @Test
  void leavesNoneWhereNoPartitionTakesTheValue() {
    String list = "partition by list columns(a) (partition p0 values in (1, 2))";
    assertThat(partitions(list, range(key(7, 0), key(7, 9)))).isEmpty();
  }
}
