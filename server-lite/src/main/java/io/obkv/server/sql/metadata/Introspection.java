// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.sql.virtual.VirtualTable;
import io.obkv.server.sql.virtual.VirtualTables;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the metadata views tell of the server besides its catalog. Immutable.
 *
 * @param placement servers and replicas
 */
public record Introspection(ReplicaPlacement placement) {
  private static final String DATABASE = "oceanbase";

  public Introspection {
    requireNonNull(placement, "placement");
  }

  /** All virtual tables. */
  public VirtualTables tables() {
    VirtualTables.Builder tables = VirtualTables.builder();
    addProxyTables(tables);
    addCatalogTables(tables);
    addClusterTables(tables);
    return tables.build();
  }

  private void addProxyTables(VirtualTables.Builder tables) {
    tables
        .add(DATABASE, "__all_virtual_proxy_schema", new ProxySchema(placement)::read)
        .add(DATABASE, "__all_virtual_proxy_partition_info", ProxyPartitionInfo::read)
        .add(DATABASE, "__all_virtual_proxy_partition", ProxyPartitions::first)
        .add(DATABASE, "__all_virtual_proxy_sub_partition", ProxyPartitions::second)
        .add(
            DATABASE,
            "__all_virtual_proxy_server_stat",
            new ClusterTables(placement)::proxyServers);
  }

  private static void addCatalogTables(VirtualTables.Builder tables) {
    tables
        .add(DATABASE, "__all_virtual_table", TableTables::tables)
        .add(DATABASE, "__all_table", TableTables::tables)
        .add(DATABASE, "__all_column", TableTables::columns)
        .add(DATABASE, "__all_database", TableTables::databases)
        .add(DATABASE, "__all_tablegroup", TableGroupTables::stored)
        .add(DATABASE, "__all_dummy", request -> Stream.empty());
    addBoth(tables, "OB_DATABASES", TableTables::databaseView);
    addBoth(tables, "OB_TABLEGROUPS", TableGroupTables::groups);
    addBoth(tables, "OB_TABLEGROUP_TABLES", TableGroupTables::members);
  }

  private void addClusterTables(VirtualTables.Builder tables) {
    ClusterTables cluster = new ClusterTables(placement);
    TabletTables tablets = new TabletTables(placement);
    tables
        .add(DATABASE, "__all_server", cluster::storedServers)
        .add(DATABASE, "__all_zone", cluster::storedZones)
        .add(DATABASE, "__all_tenant", cluster::storedTenants)
        .add(DATABASE, "DBA_OB_SERVERS", cluster::servers)
        .add(DATABASE, "DBA_OB_ZONES", cluster::zones)
        .add(DATABASE, "DBA_OB_TENANTS", cluster::tenants)
        .add(DATABASE, "__all_virtual_tablet_to_ls", tablets::toLogStreams)
        .add(DATABASE, "__all_tablet_to_ls", tablets::toLogStreams);
    addBoth(tables, "OB_LS_LOCATIONS", cluster::logStreams);
    addBoth(tables, "OB_TABLET_TO_LS", tablets::toLogStreamsView);
    addBoth(tables, "OB_TABLE_LOCATIONS", tablets::locations);
  }

  /** The view of one tenant, and that of all. */
  private static void addBoth(VirtualTables.Builder tables, String name, VirtualTable.Rows rows) {
    for (String prefix : List.of("DBA_", "CDB_")) {
      tables.add(DATABASE, prefix + name, rows);
    }
  }
}
