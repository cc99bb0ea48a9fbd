// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.partition.HashRule;
import io.obkv.partition.PartitionRule;
import io.obkv.partition.RangeRule;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which tablets may hold rows of a range. */
final class TabletPruning {
  private final TableSchema schema;
  private final Partitioning partitioning;

  TabletPruning(TableSchema schema) {
    this.schema = schema;
    this.partitioning = schema.partitioning();
  }

  /** Adds the tablets of one range. */
  void add(ColumnRange range, BitSet tablets) {
    PartitionLevel first = partitioning.first();
    for (int partition : partitions(first, range)) {
      int begin = partitioning.firstTablet(partition);
      if (partitioning.second().isEmpty()) {
        tablets.set(begin);
      } else {
        for (int within : partitions(partitioning.second().get(partition), range)) {
          tablets.set(begin + within);
        }
      }
    }
  }

  private int[] partitions(PartitionLevel level, ColumnRange range) {
    int count = level.rule().partitions();
    int[] positions = level.positions();
    List<Value> whole = range.wholeKey(schema.keyColumns());
    if (whole != null) {
      return one(level.partition(whole));
    }
    if (positions == null) {
      return all(count);
    }
    List<Value> fixed = new ArrayList<>();
    for (int position : positions) {
      fixed.add(range.fixed(schema.keyColumns().get(position)));
    }
    if (!fixed.contains(null)) {
      return one(level.rule().partition(fixed));
    }
    if (level.rule() instanceof RangeRule rule) {
      return between(rule, positions, range);
    }
    return level.rule() instanceof HashRule rule && positions.length == 1
        ? hashed(rule, schema.keyColumns().get(positions[0]), range)
        : all(count);
  }

  private static int[] one(int partition) {
    return partition == PartitionRule.NO_PARTITION ? new int[0] : new int[] {partition};
  }

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }

  /** Bounds follow each other, so the partitions of a range do. */
  private int[] between(RangeRule rule, int[] positions, ColumnRange range) {
    List<String> names =
        IntStream.of(positions).mapToObj(schema.keyColumns()::get).toList();
    int from = rule.partition(range.start(names));
    int to = rule.partition(range.end(names));
    if (from == PartitionRule.NO_PARTITION) {
      return new int[0];
    }
    int last = to == PartitionRule.NO_PARTITION ? rule.partitions() - 1 : to;
    return IntStream.rangeClosed(from, Math.max(from, last)).toArray();
  }

  /** A few whole numbers are in as many partitions at most. */
  private int[] hashed(HashRule rule, String column, ColumnRange range) {
    Value start = range.start(List.of(column)).get(0);
    Value end = range.end(List.of(column)).get(0);
    if (!isSigned(start) || !isSigned(end)) {
      return all(rule.partitions());
    }
    long span = end.bits() - start.bits();
    if (span < 0 || span >= rule.partitions()) {
      return all(rule.partitions());
    }
    return IntStream.rangeClosed(0, (int) span)
        .map(i -> rule.partition(List.of(Value.ofBigInt(start.bits() + i))))
        .distinct()
        .toArray();
  }

  private static boolean isSigned(Value value) {
    return value.type().isInteger() && !value.type().isUnsignedInteger();
  }
}
