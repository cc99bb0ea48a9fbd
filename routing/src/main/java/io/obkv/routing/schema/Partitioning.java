// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.partition.PartitionRule;
import io.obkv.value.Value;
import java.util.List;

/**
 * How a table's rows are spread over its tablets. Tablets count from 0, those of the first partition
 * first. Immutable.
 */
final class Partitioning {
  private static final Partitioning NONE = new Partitioning(null, List.of(), 1);

  private final PartitionLevel first;
  private final List<PartitionLevel> second;
  private final int[] firstTablets;
  private final int tablets;

  private Partitioning(PartitionLevel first, List<PartitionLevel> second, int tablets) {
    this.first = first;
    this.second = List.copyOf(second);
    this.tablets = tablets;
    this.firstTablets = new int[second.size() + 1];
    for (int i = 0; i < second.size(); i++) {
      firstTablets[i + 1] = firstTablets[i] + second.get(i).rule().partitions();
    }
  }

  /** One tablet. */
  static Partitioning none() {
    return NONE;
  }

  static Partitioning oneLevel(PartitionLevel level) {
    return new Partitioning(level, List.of(), level.rule().partitions());
  }

  /**
   * Two levels.
   *
   * @param second for every partition of the first level how it is divided
   */
  static Partitioning twoLevels(PartitionLevel first, List<PartitionLevel> second) {
    if (second.size() != first.rule().partitions()) {
      throw new IllegalArgumentException(
          second.size() + " divided partitions of " + first.rule().partitions());
    }
    int tablets = second.stream().mapToInt(level -> level.rule().partitions()).sum();
    return new Partitioning(first, second, tablets);
  }

  boolean isPartitioned() {
    return first != null;
  }

  int tablets() {
    return tablets;
  }

  PartitionLevel first() {
    return first;
  }

  /** Empty where there is one level. */
  List<PartitionLevel> second() {
    return second;
  }

  /** The first of the tablets of a partition of the first level. */
  int firstTablet(int partition) {
    return second.isEmpty() ? partition : firstTablets[partition];
  }

  /** The tablet of a row, or {@link PartitionRule#NO_PARTITION}. */
  int tablet(List<Value> rowkey) {
    if (first == null) {
      return 0;
    }
    int partition = first.partition(rowkey);
    if (second.isEmpty() || partition < 0) {
      return partition;
    }
    int within = second.get(partition).partition(rowkey);
    return within < 0 ? within : firstTablets[partition] + within;
  }
}
