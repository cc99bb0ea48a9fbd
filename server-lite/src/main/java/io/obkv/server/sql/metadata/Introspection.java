// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import static java.util.Objects.requireNonNull;

import io.obkv.server.audit.OperationAudit;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.sql.information.InformationSchema;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.virtual.VirtualTable;
import io.obkv.server.sql.virtual.VirtualTables;
import io.obkv.server.ttl.TtlTasks;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the metadata views tell of the server besides its catalog. Immutable. */
public final class Introspection {
  private static final String DATABASE = "oceanbase";

  private final ReplicaPlacement placement;
  private final OperationAudit audit;
  private final Supplier<List<KvConnection>> connections;
  private final TtlTasks ttl;

  private Introspection(Builder builder) {
    placement = builder.placement;
    audit = requireNonNull(builder.audit, "audit");
    connections = requireNonNull(builder.connections, "connections");
    ttl = requireNonNull(builder.ttl, "ttl");
  }

  /** What is told of a server about which nothing more is known than where it is. */
  public static Introspection of(ReplicaPlacement placement) {
    return builder(placement).build();
  }

  /**
   * Starts to collect it.
   *
   * @param placement servers and replicas
   */
  public static Builder builder(ReplicaPlacement placement) {
    return new Builder(requireNonNull(placement, "placement"));
  }

  /** Where answered operations are noted. */
  public OperationAudit audit() {
    return audit;
  }

  /**
   * All virtual tables.
   *
   * @param sessions the open sessions of SQL
   */
  public VirtualTables tables(SessionRegistry sessions) {
    VirtualTables.Builder tables = VirtualTables.builder();
    addProxyTables(tables);
    addCatalogTables(tables);
    addClusterTables(tables);
    addActivityTables(tables);
    addSettingTables(tables);
    addSessionTables(tables, sessions);
    InformationSchema.addTo(tables, tables::build);
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

  private void addActivityTables(VirtualTables.Builder tables) {
    ActivityTables activity = new ActivityTables(placement, connections);
    AuditTables audited = new AuditTables(placement, audit);
    tables.add(DATABASE, "__all_virtual_sql_audit", audited::storedOperations);
    addAll(tables, "OB_SQL_AUDIT", audited::operations);
    addAll(tables, "OB_KV_CONNECTIONS", activity::connections);
    addBoth(tables, "OB_KV_TTL_TASKS", new TtlTables(ttl)::tasks);
    addBoth(tables, "OB_KV_TTL_TASK_HISTORY", new TtlTables(ttl)::history);
  }

  private void addSettingTables(VirtualTables.Builder tables) {
    addAll(tables, "OB_PARAMETERS", new SettingTables(placement)::parameters);
    tables
        .add(DATABASE, "DBA_OB_SYS_VARIABLES", SettingTables::variables)
        .add(DATABASE, "DBA_OB_USERS", SettingTables::users);
  }

  private void addSessionTables(VirtualTables.Builder tables, SessionRegistry sessions) {
    SessionTables rows = new SessionTables(placement, sessions);
    addAll(tables, "OB_PROCESSLIST", rows::engineProcesses);
    tables
        .add(InformationSchema.DATABASE, "PROCESSLIST", rows::processes)
        .add(InformationSchema.DATABASE, "GLOBAL_STATUS", rows::status)
        .add(InformationSchema.DATABASE, "SESSION_STATUS", rows::status);
  }

  /** The view of all servers, and that of this one. */
  private static void addAll(VirtualTables.Builder tables, String name, VirtualTable.Rows rows) {
    for (String prefix : List.of("GV$", "V$")) {
      tables.add(DATABASE, prefix + name, rows);
    }
  }

  /** Collects what is told. For one thread at a time. */
  public static final class Builder {
    private final ReplicaPlacement placement;
    private OperationAudit audit = new OperationAudit();
    private Supplier<List<KvConnection>> connections = List::of;
    private TtlTasks ttl = TtlTasks.NONE;

    private Builder(ReplicaPlacement placement) {
      this.placement = placement;
    }

    /** Where answered operations are noted. Default one of its own. */
    public Builder audit(OperationAudit value) {
      audit = value;
      return this;
    }

    /** What gives the open connections of the Table API. Default none. */
    public Builder connections(Supplier<List<KvConnection>> value) {
      connections = value;
      return this;
    }

    /** The jobs that delete expired rows. Default none. */
    public Builder ttl(TtlTasks value) {
      ttl = value;
      return this;
    }

    /** What was collected. */
    public Introspection build() {
      return new Introspection(this);
    }
  }
}
