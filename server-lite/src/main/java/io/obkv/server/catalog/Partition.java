// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One partition, or one sub-partition.
 *
 * @param id the partition's id; a new one at every TRUNCATE
 * @param name as written or given (p0, p1, p0sp0)
 * @param tabletId where its rows are; 0 for a partition that has sub-partitions
 * @param bounds one tuple that is the exclusive upper bound (RANGE), the tuples of the list (LIST),
 *     none (HASH, KEY)
 * @param children the sub-partitions, empty in a table of one level
 */
public record Partition(
    long id, String name, long tabletId, List<List<BoundValue>> bounds, List<Partition> children) {
  public Partition {
    requireNonNull(name, "name");
    bounds = bounds.stream().map(List::copyOf).toList();
    children = List.copyOf(children);
  }
}
