// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.partition.TextOrder;
import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.PartitionLevel;
import io.obkv.value.Collation;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * The order of bounds: NULL lowest, MAXVALUE and DEFAULT highest, characters by the column's
 * collation, points in time by their text.
 *
 * @param collations a collation for each column
 */
record BoundOrder(List<Collation> collations) implements Comparator<List<BoundValue>> {
  static BoundOrder of(PartitionLevel level, PartitionColumns columns) {
    return new BoundOrder(level.columns().stream()
        .map(name -> columns.find(name).type().collation())
        .toList());
  }

  @Override
  public int compare(List<BoundValue> left, List<BoundValue> right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      int order = compare(left.get(i), right.get(i), collation(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private Collation collation(int position) {
    return position < collations.size() ? collations.get(position) : Collation.BINARY;
  }

  private static int compare(BoundValue left, BoundValue right, Collation collation) {
    int ranks = Integer.compare(rank(left), rank(right));
    if (ranks != 0) {
      return ranks;
    }
    if (left instanceof BoundValue.Numeric low && right instanceof BoundValue.Numeric high) {
      return low.value().compareTo(high.value());
    }
    return left instanceof BoundValue.Characters low && right instanceof BoundValue.Characters high
        ? TextOrder.compare(bytes(low), bytes(high), collation)
        : 0;
  }

  private static byte[] bytes(BoundValue.Characters bound) {
    return bound.value().getBytes(StandardCharsets.UTF_8);
  }

  private static int rank(BoundValue bound) {
    if (bound instanceof BoundValue.Null) {
      return 0;
    }
    return bound instanceof BoundValue.MaxValue || bound instanceof BoundValue.Default ? 2 : 1;
  }
}
