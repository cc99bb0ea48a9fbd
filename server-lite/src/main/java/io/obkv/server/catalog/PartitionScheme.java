// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How a table or a global index is cut into partitions. Immutable.
 *
 * @param level the first level
 * @param subLevel the second level, empty in a table of one level
 * @param templated true when every partition has the same sub-partitions
 * @param partitions in the order of the metadata views: RANGE by bound, LIST by smallest value,
 *     HASH and KEY by index
 */
public record PartitionScheme(
    PartitionLevel level,
    Optional<PartitionLevel> subLevel,
    boolean templated,
    List<Partition> partitions) {
  public PartitionScheme {
    requireNonNull(level, "level");
    requireNonNull(subLevel, "subLevel");
    partitions = List.copyOf(partitions);
    if (partitions.isEmpty()) {
      throw new IllegalArgumentException("a partitioned table has at least one partition");
    }
  }

  /** The partitions that hold rows: those of the second level where there is one. */
  public List<Partition> leaves() {
    return subLevel.isEmpty()
        ? partitions
        : partitions.stream()
            .flatMap(partition -> partition.children().stream())
            .toList();
  }
}
