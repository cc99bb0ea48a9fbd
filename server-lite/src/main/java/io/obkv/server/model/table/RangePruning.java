// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.tablet.PartitionBounds;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tablets of a table that can have rows within ranges, as a proxy chooses them. Stateless. */
public final class RangePruning {
  private RangePruning() {}

  /**
   * The tablets, in the order of the partitions; those that cannot be ruled out are among them.
   *
   * @param positions the columns that the ranges are over, the first ones of the key or index
   * @param ranges checked ones: each ends in values of these columns' types, or is open
   */
  public static List<Long> tablets(
      TableLayout layout, List<Integer> positions, List<KeyRange> ranges) {
    List<Long> all = layout.tabletIds();
    if (!layout.isPartitioned() && !ranges.isEmpty()) {
      return all;
    }
    Set<Long> found = new HashSet<>();
    for (KeyRange range : ranges) {
      found.addAll(layout.tabletsOf(bounds(positions, range)));
      if (found.size() == all.size()) {
        return all;
      }
    }
    return all.stream().filter(found::contains).toList();
  }

  /** Columns have one value as long as both ends agree; the next one lies between its ends. */
  private static PartitionBounds bounds(List<Integer> positions, KeyRange range) {
    Map<Integer, List<Value>> equal = new HashMap<>();
    Map<Integer, PartitionBounds.Interval> intervals = new HashMap<>();
    int common = Math.min(range.start().size(), range.end().size());
    for (int i = 0; i < common; i++) {
      Optional<Value> lower = given(range.start().get(i));
      Optional<Value> upper = given(range.end().get(i));
      if (lower.isEmpty() || !lower.equals(upper)) {
        intervals.put(positions.get(i), new PartitionBounds.Interval(lower, upper));
        break;
      }
      equal.put(positions.get(i), List.of(lower.get()));
    }
    return new PartitionBounds(equal, intervals);
  }

  private static Optional<Value> given(Value end) {
    return end.isMin() || end.isMax() ? Optional.empty() : Optional.of(end);
  }
}
