// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import java.util.List;

/**
 * PARTITION BY HASH: the value of one whole-number expression, modulo the number of partitions. A
 * year counts from 1900; BIGINT UNSIGNED reads as signed; NULL is in the first partition.
 */
public record HashRule(int partitions) implements PartitionRule {
  public HashRule {
    if (partitions < 1) {
      throw new IllegalArgumentException("a table has at least one partition, not " + partitions);
    }
  }

  @Override
  public int partition(List<Value> key) {
    Keys.check(key, 1);
    Value value = key.get(0);
    return value.isNull() ? 0 : modulo(Numbers.integer(value), partitions);
  }

  /** The server takes the absolute value, and the largest long for the smallest. */
  static int modulo(long number, int partitions) {
    long absolute = number == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(number);
    return (int) (absolute % partitions);
  }
}
