// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import java.util.Comparator;
import java.util.List;

/**
 * PARTITION BY RANGE and RANGE COLUMNS: a row is in the first partition whose bound is above its
 * key. NULL is below every value.
 *
 * @param bounds one bound a partition, ascending, each with a value a column; MAXVALUE is {@link
 *     Value#MAX}
 */
public record RangeRule(List<PartitionColumn> columns, List<List<Value>> bounds)
    implements PartitionRule {
  public RangeRule {
    columns = List.copyOf(columns);
    bounds = bounds.stream().map(List::copyOf).toList();
    Comparator<List<Value>> order = Keys.order(columns);
    for (int i = 0; i < bounds.size(); i++) {
      Keys.check(bounds.get(i), columns.size());
      if (i > 0 && order.compare(bounds.get(i - 1), bounds.get(i)) >= 0) {
        throw new IllegalArgumentException("bound " + i + " is not above the one before");
      }
    }
  }

  @Override
  public int partitions() {
    return bounds.size();
  }

  @Override
  public int partition(List<Value> key) {
    Keys.check(key, columns.size());
    Comparator<List<Value>> order = Keys.order(columns);
    int low = 0;
    int high = bounds.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(bounds.get(middle), key) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == bounds.size() ? NO_PARTITION : low;
  }
}
