// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import java.util.List;

/** PARTITION BY KEY: the {@link KeyHash} of the columns, modulo the number of partitions. */
public record KeyRule(List<PartitionColumn> columns, int partitions) implements PartitionRule {
  public KeyRule {
    columns = List.copyOf(columns);
    if (partitions < 1) {
      throw new IllegalArgumentException("a table has at least one partition, not " + partitions);
    }
  }

  @Override
  public int partition(List<Value> key) {
    Keys.check(key, columns.size());
    long hash = 0;
    for (int i = 0; i < columns.size(); i++) {
      hash = KeyHash.hash(key.get(i), columns.get(i), hash);
    }
    return HashRule.modulo(hash, partitions);
  }
}
