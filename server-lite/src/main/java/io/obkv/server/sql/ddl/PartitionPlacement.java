// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.CatalogChange;
import io.obkv.server.catalog.Partition;
import io.obkv.server.catalog.PartitionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Gives ids and tablets to partitions: first all partitions, then all sub-partitions. Stateless. */
final class PartitionPlacement {
  private PartitionPlacement() {}

  static PartitionScheme place(PartitionDraft draft, CatalogChange change, LongSupplier tablets) {
    return new PartitionScheme(
        draft.level(),
        draft.subLevel(),
        draft.templated(),
        place(draft.parts(), draft.subLevel().isPresent(), change, tablets));
  }

  /** The partitions of one level, and of the next when there is one. */
  static List<Partition> place(
      List<PartitionDraft.Part> parts,
      boolean hasChildren,
      CatalogChange change,
      LongSupplier tablets) {
    List<Long> ids = new ArrayList<>();
    parts.forEach(part -> ids.add(change.nextObjectId()));
    List<Partition> placed = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      PartitionDraft.Part part = parts.get(i);
      List<Partition> children =
          hasChildren ? place(part.children(), false, change, tablets) : List.of();
      long tablet = hasChildren ? 0 : tablets.getAsLong();
      placed.add(new Partition(ids.get(i), part.name(), tablet, part.bounds(), children));
    }
    return placed;
  }

  /** The same partitions with new ids and new tablets: what TRUNCATE leaves. */
  static Partition renew(Partition partition, CatalogChange change, LongSupplier tablets) {
    return new Partition(
        change.nextObjectId(),
        partition.name(),
        partition.tabletId() == 0 ? 0 : tablets.getAsLong(),
        partition.bounds(),
        partition.children().stream()
            .map(child -> renew(child, change, tablets))
            .toList());
  }
}
