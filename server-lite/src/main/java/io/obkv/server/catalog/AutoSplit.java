// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

/**
 * That a table is to be divided into partitions once it has grown, as {@code PARTITION BY RANGE(…)
 * SIZE('…')} says. Here such a table keeps its one tablet: nothing divides it. Immutable.
 *
 * @param partitioning how it would be divided, as SHOW CREATE TABLE prints it: {@code range(c1)}
 * @param tabletBytes from how many bytes on, more than 0
 */
public record AutoSplit(String partitioning, long tabletBytes) {
  private static final long MEGABYTE = 1 << 20;

  public AutoSplit {
    requireNonNull(partitioning, "partitioning");
    if (tabletBytes <= 0) {
      throw new IllegalArgumentException("tabletBytes " + tabletBytes);
    }
  }

  /** The clause behind PARTITION BY; the size is in whole megabytes, as OceanBase prints it. */
  public String clause() {
    return partitioning + " size ('" + tabletBytes / MEGABYTE + "MB')";
  }
}
