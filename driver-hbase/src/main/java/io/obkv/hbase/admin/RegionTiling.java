// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.client.RegionInfoBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Partitions as regions. HBase's tools take regions one by one and expect that together they are all rows,
 * each once. The partitions of RANGE tables are such regions. Those of KEY and HASH tables have no range of
 * rows of their own: there are as many regions as partitions, and each has an even share of all possible
 * rows, by their first four bytes. So a tool that scans region by region sees every row once, in as many
 * parallel parts as there are partitions; only that a part is not all on one server.
 */
final class RegionTiling {
  private static final int PREFIX_BYTES = 4;

  private RegionTiling() {}

  /** The first rows of all partitions but the first, for a table with ranges; else none. */
  static byte[][] splits(TabletLayout layout) {
    List<byte[]> splits = new ArrayList<>();
    for (TabletLayout.Partition partition : layout.partitions()) {
      if (layout.ranges() && partition.upperBound().length > 0) {
        splits.add(partition.upperBound());
      }
    }
    return splits.toArray(byte[][]::new);
  }

  /** The regions of a table, sorted. */
  static List<HRegionLocation> regions(TableName table, TabletLayout layout) {
    List<TabletLayout.Partition> partitions = layout.partitions();
    List<HRegionLocation> regions = new ArrayList<>(partitions.size());
    byte[] start = HConstants.EMPTY_START_ROW;
    for (int i = 0; i < partitions.size(); i++) {
      boolean last = i + 1 == partitions.size();
      byte[] end = last ? HConstants.EMPTY_END_ROW : end(layout, i);
      TabletLayout.Partition partition = partitions.get(i);
      RegionInfo region = RegionInfoBuilder.newBuilder(table)
          .setStartKey(start)
          .setEndKey(end)
          .setRegionId(partition.tabletId())
          .build();
      regions.add(new HRegionLocation(region, partition.leader(), partition.tabletId()));
      start = end;
    }
    return regions;
  }

  private static byte[] end(TabletLayout layout, int partition) {
    return layout.ranges()
        ? layout.partitions().get(partition).upperBound()
        : evenBound(partition + 1, layout.partitions().size());
  }

  /** The first row of the share with this number, without the zeros at its end. */
  private static byte[] evenBound(int share, int shares) {
    long prefix = ((long) share << (8 * PREFIX_BYTES)) / shares;
    byte[] bound = Arrays.copyOfRange(Bytes.toBytes(prefix), PREFIX_BYTES, 2 * PREFIX_BYTES);
    int length = bound.length;
    while (length > 1 && bound[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(bound, length);
  }

  /** The region of a row, by an ascending list of all of them. */
  static HRegionLocation of(List<HRegionLocation> regions, byte[] row) {
    int low = 0;
    int high = regions.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Bytes.compareTo(regions.get(middle).getRegion().getStartKey(), row) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return regions.get(low);
  }
}
