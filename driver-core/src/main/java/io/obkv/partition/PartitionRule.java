// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Value;
import java.util.List;

/**
 * One level of a table's partitioning: finds the partition of a row. Implementations are immutable,
 * safe to share and free of side effects.
 */
public sealed interface PartitionRule permits HashRule, KeyRule, RangeRule, ListRule {
  /** The answer when no partition takes the row; a server then reports its error 1526. */
  int NO_PARTITION = -1;

  /** How many partitions there are. */
  int partitions();

  /**
   * The index of the partition that holds the row, from 0, in the order in which the rule was given
   * its partitions; or {@link #NO_PARTITION}.
   *
   * @param key the values of the partition columns, in the order of the partition expression
   * @throws IllegalArgumentException when the key has not the rule's columns, or a column cannot
   *     hold its value
   */
  int partition(List<Value> key);
}
