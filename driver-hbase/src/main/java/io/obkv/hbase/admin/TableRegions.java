// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The regions of tables, asked for each time. Never blocks; safe for many threads. Futures fail with HBase's
 * exceptions, a {@link org.apache.hadoop.hbase.TableNotFoundException} for a table that is not there.
 */
public final class TableRegions {
  private final AdminAccess access;
  private final TableOperations tables;

  public TableRegions(AdminAccess access) {
    this(access, new TableOperations(access));
  }

  TableRegions(AdminAccess access, TableOperations tables) {
    this.access = access;
    this.tables = tables;
  }

  /** All regions of a table, sorted; see {@link RegionTiling} for what they are. */
  public CompletableFuture<List<HRegionLocation>> of(TableName table) {
    return tables
        .stored(table)
        .thenCompose(stored -> access.layout(
            table, Bytes.toBytes(stored.families().get(0).comment().family())))
        .thenApply(layout -> RegionTiling.regions(table, layout))
        .exceptionallyCompose(thrown -> Futures.failed(AdminErrors.translated(thrown, table)));
  }

  /** The regions of many tables; one that is missing has none. */
  CompletableFuture<List<HRegionLocation>> ofAll(List<TableName> all) {
    List<CompletableFuture<List<HRegionLocation>>> each = all.stream()
        .map(table -> of(table)
            .exceptionallyCompose(thrown -> Futures.cause(thrown) instanceof TableNotFoundException
                ? Futures.done(List.of())
                : Futures.failed(Futures.cause(thrown))))
        .toList();
    return Futures.all(each).thenApply(lists -> {
      List<HRegionLocation> regions = new ArrayList<>();
      lists.forEach(regions::addAll);
      return regions;
    });
  }

  /** Those of some regions that a server serves. */
  static List<RegionInfo> on(ServerName server, List<HRegionLocation> regions) {
    return regions.stream()
        .filter(region -> ServerName.isSameAddress(region.getServerName(), server))
        .map(HRegionLocation::getRegion)
        .toList();
  }
}
