// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.BoundValue;
import io.obkv.server.catalog.PartitionLevel;
import java.util.List;
import java.util.Optional;

/**
 * A partitioning as its definition says it, checked, without ids.
 *
 * @param level the first level
 * @param subLevel the second level
 * @param templated true when all partitions have the same sub-partitions
 * @param parts the partitions in their final order
 */
record PartitionDraft(
    PartitionLevel level, Optional<PartitionLevel> subLevel, boolean templated, List<Part> parts) {
  PartitionDraft {
    parts = List.copyOf(parts);
  }

  /**
   * A partition or sub-partition.
   *
   * @param bounds as in {@link io.obkv.server.catalog.Partition}
   * @param children its sub-partitions
   */
  record Part(String name, List<List<BoundValue>> bounds, List<Part> children) {
    Part {
      bounds = List.copyOf(bounds);
      children = List.copyOf(children);
    }

    Part withChildren(List<Part> others) {
      return new Part(name, bounds, others);
    }
  }
}
