// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.ClusterMetrics;
import org.apache.hadoop.hbase.ClusterMetricsBuilder;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.RegionMetricsBuilder;
import org.apache.hadoop.hbase.ServerMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.util.VersionInfo;

/**
 * Servers and regions in the form that HBase's tools expect: every active server is alive, the first of them
 * counts as the master, and none is dead. Counts and sizes that OceanBase keeps otherwise are zero. Never
 * blocks; safe for many threads.
 */
final class ClusterReports {
  private final AdminAccess access;
  private final TableRegions regions;
  private final Namespaces namespaces;

  ClusterReports(AdminAccess access, TableRegions regions, Namespaces namespaces) {
    this.access = access;
    this.regions = regions;
    this.namespaces = namespaces;
  }

  private CompletableFuture<List<HRegionLocation>> allRegions() {
    return namespaces.allTables().thenCompose(regions::ofAll);
  }

  private CompletableFuture<List<HRegionLocation>> regions(TableName table) {
    return table == null ? allRegions() : regions.of(table);
  }

  /** The servers that are alive. */
  CompletableFuture<List<ServerName>> servers() {
    return access
        .servers()
        .exceptionallyCompose(thrown -> Futures.failed(AdminErrors.translated(thrown, null)));
  }

  /** The server that counts as the master: the first. */
  CompletableFuture<ServerName> master() {
    return servers().thenApply(servers -> servers.isEmpty() ? null : servers.get(0));
  }

  /**
   * The state of the cluster.
   *
   * @param withRegions whether servers are to tell of their regions: all tables are asked for then
   */
  CompletableFuture<ClusterMetrics> metrics(boolean withRegions) {
    CompletableFuture<List<HRegionLocation>> located =
        withRegions ? allRegions() : Futures.done(List.of());
    return servers().thenCombine(located, ClusterReports::metrics);
  }

  private static ClusterMetrics metrics(List<ServerName> servers, List<HRegionLocation> regions) {
    Map<ServerName, ServerMetrics> live = new HashMap<>();
    for (ServerName server : servers) {
      live.put(
          server,
          ServerVersions.newBuilder(server)
              .setReportTimestamp(System.currentTimeMillis())
              .setRegionMetrics(regionMetrics(TableRegions.on(server, regions)))
              .build());
    }
    return ClusterMetricsBuilder.newBuilder()
        .setHBaseVersion(VersionInfo.getVersion())
        .setLiveServerMetrics(live)
        .setDeadServerNames(List.of())
        .setMasterName(servers.isEmpty() ? null : servers.get(0))
        .setBackerMasterNames(List.of())
        .setRegionsInTransition(List.of())
        .setMasterCoprocessorNames(List.of())
        .setBalancerOn(false)
        .build();
  }

  private static List<RegionMetrics> regionMetrics(List<RegionInfo> regions) {
    List<RegionMetrics> metrics = new ArrayList<>(regions.size());
    regions.forEach(region ->
        metrics.add(RegionMetricsBuilder.newBuilder(region.getRegionName()).build()));
    return metrics;
  }

  /**
   * Regions on a server.
   *
   * @param table null for all
   */
  CompletableFuture<List<RegionMetrics>> regionMetrics(ServerName server, TableName table) {
    return regionsOn(server, table).thenApply(ClusterReports::regionMetrics);
  }

  /** As {@link #regionMetrics}, what the regions are. */
  CompletableFuture<List<RegionInfo>> regionsOn(ServerName server, TableName table) {
    return regions(table).thenApply(located -> TableRegions.on(server, located));
  }
}
