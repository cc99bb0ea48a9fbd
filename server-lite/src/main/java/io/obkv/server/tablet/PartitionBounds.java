// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the columns that a partitioning looks at, by their positions in the table. Values
 * are in the columns' types.
 *
 * @param equal the only values of a column
 * @param ranges where a column begins and ends
 */
public record PartitionBounds(Map<Integer, List<Value>> equal, Map<Integer, Interval> ranges) {
  /** Two ends, which may belong to the range; empty for an open one. */
  public record Interval(Optional<Value> lower, Optional<Value> upper) {}

  public PartitionBounds {
    equal = Map.copyOf(equal);
    ranges = Map.copyOf(ranges);
  }
}
