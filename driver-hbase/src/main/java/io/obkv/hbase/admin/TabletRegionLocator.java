// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.hbase.client.Waits;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.util.Pair;

/**
 * Where the tablets of a table are, as regions; see {@link RegionTiling}. Every region has one replica. What
 * an answer told is not kept. Safe for many threads.
 */
final class TabletRegionLocator implements RegionLocator {
  private final TableName table;
  private final TableRegions regions;
  private final Waits waits;

  TabletRegionLocator(TableName table, TableRegions regions, Waits waits) {
    this.table = table;
    this.regions = regions;
    this.waits = waits;
  }

  @Override
  public HRegionLocation getRegionLocation(byte[] row) throws IOException {
    return RegionTiling.of(waits.result(regions.of(table)), row);
  }

  @Override
  public HRegionLocation getRegionLocation(byte[] row, boolean reload) throws IOException {
    return getRegionLocation(row);
  }

  @Override
  public HRegionLocation getRegionLocation(byte[] row, int replicaId, boolean reload)
      throws IOException {
    return getRegionLocation(row);
  }

  @Override
  public List<HRegionLocation> getRegionLocations(byte[] row, boolean reload) throws IOException {
    return List.of(getRegionLocation(row));
  }

  @Override
  public void clearRegionLocationCache() {
    // Nothing is kept.
  }

  /** As in HBase, a table that is missing has no regions. */
  @Override
  public List<HRegionLocation> getAllRegionLocations() throws IOException {
    return waits.result(regions.ofAll(List.of(table)));
  }

  @Override
  public byte[][] getStartKeys() throws IOException {
    return getStartEndKeys().getFirst();
  }

  @Override
  public byte[][] getEndKeys() throws IOException {
    return getStartEndKeys().getSecond();
  }

  @Override
  public Pair<byte[][], byte[][]> getStartEndKeys() throws IOException {
    List<HRegionLocation> all = getAllRegionLocations();
    byte[][] starts = new byte[all.size()][];
    byte[][] ends = new byte[all.size()][];
    for (int i = 0; i < all.size(); i++) {
      starts[i] = all.get(i).getRegion().getStartKey();
      ends[i] = all.get(i).getRegion().getEndKey();
    }
    return Pair.newPair(starts, ends);
  }

  @Override
  public TableName getName() {
    return table;
  }

  @Override
  public void close() {
    // It has nothing of its own.
  }
}
