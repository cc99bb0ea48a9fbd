// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * PARTITION BY LIST and LIST COLUMNS: a row is in the partition that names its key, NULL included,
 * else in the DEFAULT partition, if there is one. Equal means equal in the column's collation.
 */
public final class ListRule implements PartitionRule {
  private final List<PartitionColumn> columns;
  private final int partitions;
  private final Map<List<Value>, Integer> byKey;
  private final int defaultPartition;

  /**
   * A rule with these partitions.
   *
   * @param keys for every partition the keys that it names, each with a value a column; none for
   *     DEFAULT
   * @param defaultPartition the index of DEFAULT, or {@link PartitionRule#NO_PARTITION}
   */
  public ListRule(
      List<PartitionColumn> columns, List<List<List<Value>>> keys, int defaultPartition) {
    this.columns = List.copyOf(columns);
    this.partitions = keys.size();
    this.defaultPartition = defaultPartition;
    this.byKey = new TreeMap<>(Keys.order(this.columns));
    for (int i = 0; i < keys.size(); i++) {
      for (List<Value> key : keys.get(i)) {
        Keys.check(key, columns.size());
        if (byKey.put(List.copyOf(key), i) != null) {
          throw new IllegalArgumentException("two partitions name " + key);
        }
      }
    }
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public int partition(List<Value> key) {
    Keys.check(key, columns.size());
    return byKey.getOrDefault(key, defaultPartition);
  }
}
