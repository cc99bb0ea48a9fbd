// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.List;
import org.apache.hadoop.hbase.ServerName;

/**
 * The partitions of a table, in their order. Immutable but for the arrays, which are not to be changed.
 *
 * @param partitions of the first level, at least one
 * @param ranges whether rows are divided by ranges of their keys; otherwise by a hash, or not at all
 */
public record TabletLayout(List<Partition> partitions, boolean ranges) {
  public TabletLayout {
    partitions = List.copyOf(partitions);
    if (partitions.isEmpty()) {
      throw new IllegalArgumentException("a table without partitions");
    }
  }

  /**
   * One partition.
   *
   * @param tabletId its tablet's, or that of the first of its tablets
   * @param upperBound the first row behind it; empty where there is no bound
   * @param leader the server that serves it
   */
  public record Partition(long tabletId, byte[] upperBound, ServerName leader) {}
}
