// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.util.Pair;

/** As {@link TabletRegionLocator}, without blocking. */
final class AsyncTabletRegionLocator implements AsyncTableRegionLocator {
  private final TableName table;
  private final TableRegions regions;

  AsyncTabletRegionLocator(TableName table, TableRegions regions) {
    this.table = table;
    this.regions = regions;
  }

  @Override
  public TableName getName() {
    return table;
  }

  @Override
  public CompletableFuture<HRegionLocation> getRegionLocation(
      byte[] row, int replicaId, boolean reload) {
    return unwrapped(regions.of(table).thenApply(all -> RegionTiling.of(all, row)));
  }

  @Override
  public CompletableFuture<List<HRegionLocation>> getRegionLocations(byte[] row, boolean reload) {
    return getRegionLocation(row, 0, reload).thenApply(List::of);
  }

  /** As in HBase, a table that is missing has no regions. */
  @Override
  public CompletableFuture<List<HRegionLocation>> getAllRegionLocations() {
    return unwrapped(regions.ofAll(List.of(table)));
  }

  private static <T> CompletableFuture<T> unwrapped(CompletableFuture<T> found) {
    CompletableFuture<T> result = new CompletableFuture<>();
    var unused = found.whenComplete((value, thrown) -> {
      if (thrown == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(Futures.cause(thrown));
      }
    });
    return result;
  }

  @Override
  public CompletableFuture<List<byte[]>> getStartKeys() {
    return of(RegionInfo::getStartKey);
  }

  @Override
  public CompletableFuture<List<byte[]>> getEndKeys() {
    return of(RegionInfo::getEndKey);
  }

  @Override
  public CompletableFuture<List<Pair<byte[], byte[]>>> getStartEndKeys() {
    return of(region -> Pair.newPair(region.getStartKey(), region.getEndKey()));
  }

  private <T> CompletableFuture<List<T>> of(Function<RegionInfo, T> part) {
    return getAllRegionLocations().thenApply(all -> {
      List<T> parts = new ArrayList<>(all.size());
      all.forEach(region -> parts.add(part.apply(region.getRegion())));
      return parts;
    });
  }

  @Override
  public void clearRegionLocationCache() {
    // Nothing is kept.
  }
}
