// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code PARTITION (p0, p1sp0)}: a partition stands for its sub-partitions. Stateless. */
public final class PartitionSelection {
  private static final String ONLY_PARTITION = "p0";

  private PartitionSelection() {}

  /**
   * The tablets of the partitions named; empty when none is named.
   *
   * @throws io.obkv.server.catalog.SqlException 1735 for an unknown partition
   */
  public static Optional<Set<Long>> of(TableSchema table, List<String> names) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> tablets = new HashSet<>();
    for (String name : names) {
      List<Long> found = tablets(table, name);
      if (found.isEmpty()) {
        throw SqlErrors.of(
            -5146,
            1735,
            "HY000",
            "Unkown partition '" + name + "' in table '" + table.name() + "'");
      }
      tablets.addAll(found);
    }
    return Optional.of(tablets);
  }

  private static List<Long> tablets(TableSchema table, String name) {
    if (table.partitioning().isEmpty()) {
      return name.equalsIgnoreCase(ONLY_PARTITION) ? table.tabletIds() : List.of();
    }
    PartitionScheme scheme = table.partitioning().get();
    return Stream.concat(
            scheme.partitions().stream(),
            scheme.partitions().stream().flatMap(partition -> partition.children().stream()))
        .filter(partition -> partition.name().equalsIgnoreCase(name))
        .flatMap(PartitionSelection::leaves)
        .map(Partition::tabletId)
        .toList();
  }

  private static Stream<Partition> leaves(Partition partition) {
    return partition.children().isEmpty() ? Stream.of(partition) : partition.children().stream();
  }
}
