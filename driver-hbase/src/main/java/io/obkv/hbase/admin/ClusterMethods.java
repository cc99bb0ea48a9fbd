// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.ClusterMetrics;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.CompactType;
import org.apache.hadoop.hbase.client.CompactionState;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.util.Pair;

/**
 * Methods of {@code Admin} and {@code AsyncAdmin} about servers and regions, and those that OceanBase needs
 * nobody to call: it flushes, compacts and balances by itself. As in {@link TableMethods}.
 */
@SuppressWarnings("unused") // called by reflection
final class ClusterMethods {
  private final ClusterReports reports;
  private final TableRegions regions;
  private final TableOperations tables;

  ClusterMethods(ClusterReports reports, TableRegions regions, TableOperations tables) {
    this.reports = reports;
    this.regions = regions;
    this.tables = tables;
  }

  public CompletableFuture<ClusterMetrics> getClusterMetrics() {
    return reports.metrics(true);
  }

  public CompletableFuture<ClusterMetrics> getClusterMetrics(
      EnumSet<ClusterMetrics.Option> options) {
    return reports.metrics(
        options.isEmpty() || options.contains(ClusterMetrics.Option.LIVE_SERVERS));
  }

  public CompletableFuture<ServerName> getMaster() {
    return reports.master();
  }

  public CompletableFuture<Collection<ServerName>> getBackupMasters() {
    return Futures.done(List.of());
  }

  public CompletableFuture<Collection<ServerName>> getRegionServers() {
    return reports.servers().thenApply(List::copyOf);
  }

  public CompletableFuture<Collection<ServerName>> getRegionServers(boolean excludeDecommissioned) {
    return getRegionServers();
  }

  public CompletableFuture<List<RegionInfo>> getRegions(TableName table) {
    return regions
        .ofAll(List.of(table))
        .thenApply(located -> located.stream().map(HRegionLocation::getRegion).toList());
  }

  public CompletableFuture<List<RegionInfo>> getRegions(ServerName server) {
    return reports.regionsOn(server, null);
  }

  public CompletableFuture<List<RegionMetrics>> getRegionMetrics(ServerName server) {
    return reports.regionMetrics(server, null);
  }

  public CompletableFuture<List<RegionMetrics>> getRegionMetrics(
      ServerName server, TableName table) {
    return reports.regionMetrics(server, table);
  }

  /** No region waits to be changed: changes act at once. */
  public CompletableFuture<Pair<Integer, Integer>> getAlterStatus(TableName table) {
    return getRegions(table).thenApply(all -> new Pair<>(0, all.size()));
  }

  public CompletableFuture<Pair<Integer, Integer>> getAlterStatus(byte[] table) {
    return getAlterStatus(TableName.valueOf(table));
  }

  public CompletableFuture<List<ServerName>> listDeadServers() {
    return Futures.done(List.of());
  }

  public CompletableFuture<List<ServerName>> listUnknownServers() {
    return Futures.done(List.of());
  }

  public CompletableFuture<List<ServerName>> listDecommissionedRegionServers() {
    return Futures.done(List.of());
  }

  /** What needs not be done is done; the table must be there all the same. */
  private CompletableFuture<Void> nothing(TableName table) {
    return tables
        .exists(table)
        .thenCompose(
            exists -> exists ? Futures.done() : Futures.failed(new TableNotFoundException(table)));
  }

  public CompletableFuture<Void> flush(TableName table) {
    return nothing(table);
  }

  public CompletableFuture<Void> flush(TableName table, byte[] family) {
    return nothing(table);
  }

  public CompletableFuture<Void> flush(TableName table, List<byte[]> families) {
    return nothing(table);
  }

  public CompletableFuture<Void> flushRegion(byte[] region) {
    return Futures.done();
  }

  public CompletableFuture<Void> flushRegion(byte[] region, byte[] family) {
    return Futures.done();
  }

  public CompletableFuture<Void> flushRegionServer(ServerName server) {
    return Futures.done();
  }

  public CompletableFuture<Void> compact(TableName table) {
    return nothing(table);
  }

  public CompletableFuture<Void> compact(TableName table, byte[] family) {
    return nothing(table);
  }

  public CompletableFuture<Void> compact(TableName table, CompactType type) {
    return nothing(table);
  }

  public CompletableFuture<Void> compact(TableName table, byte[] family, CompactType type) {
    return nothing(table);
  }

  public CompletableFuture<Void> compactRegion(byte[] region) {
    return Futures.done();
  }

  public CompletableFuture<Void> compactRegion(byte[] region, byte[] family) {
    return Futures.done();
  }

  public CompletableFuture<Void> compactRegionServer(ServerName server) {
    return Futures.done();
  }

  public CompletableFuture<Void> compactRegionServer(ServerName server, boolean major) {
    return Futures.done();
  }

  public CompletableFuture<Void> majorCompact(TableName table) {
    return nothing(table);
  }

  public CompletableFuture<Void> majorCompact(TableName table, byte[] family) {
    return nothing(table);
  }

  public CompletableFuture<Void> majorCompact(TableName table, CompactType type) {
    return nothing(table);
  }

  public CompletableFuture<Void> majorCompact(TableName table, byte[] family, CompactType type) {
    return nothing(table);
  }

  public CompletableFuture<Void> majorCompactRegion(byte[] region) {
    return Futures.done();
  }

  public CompletableFuture<Void> majorCompactRegion(byte[] region, byte[] family) {
    return Futures.done();
  }

  public CompletableFuture<Void> majorCompactRegionServer(ServerName server) {
    return Futures.done();
  }

  public CompletableFuture<CompactionState> getCompactionState(TableName table) {
    return nothing(table).thenApply(exists -> CompactionState.NONE);
  }

  public CompletableFuture<CompactionState> getCompactionState(TableName table, CompactType type) {
    return getCompactionState(table);
  }

  public CompletableFuture<CompactionState> getCompactionStateForRegion(byte[] region) {
    return Futures.done(CompactionState.NONE);
  }

  public CompletableFuture<Optional<Long>> getLastMajorCompactionTimestamp(TableName table) {
    return nothing(table).thenApply(exists -> Optional.empty());
  }

  public CompletableFuture<Optional<Long>> getLastMajorCompactionTimestampForRegion(byte[] region) {
    return Futures.done(Optional.empty());
  }

  public CompletableFuture<Boolean> isBalancerEnabled() {
    return Futures.done(false);
  }

  public CompletableFuture<Boolean> isNormalizerEnabled() {
    return Futures.done(false);
  }

  public CompletableFuture<Boolean> isCatalogJanitorEnabled() {
    return Futures.done(false);
  }

  public CompletableFuture<Boolean> isCleanerChoreEnabled() {
    return Futures.done(false);
  }

  public CompletableFuture<Boolean> isSplitEnabled() {
    return Futures.done(false);
  }

  public CompletableFuture<Boolean> isMergeEnabled() {
    return Futures.done(false);
  }

  public CompletableFuture<Boolean> isMasterInMaintenanceMode() {
    return Futures.done(false);
  }
}
