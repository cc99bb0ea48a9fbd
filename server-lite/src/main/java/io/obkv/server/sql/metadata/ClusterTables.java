// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.sql.session.SessionNodes;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers, zones, tenants and log streams as the cluster edition shows them. */
record ClusterTables(ReplicaPlacement placement) {
  private static final String FULL = "FULL";

  private static String status(ServerNode server) {
    return server.active() ? "ACTIVE" : "INACTIVE";
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private boolean isFirst(ServerNode server) {
    return placement.servers().get(0).id() == server.id();
  }

  Stream<Value[]> storedServers(VirtualRequest request) {
    return placement.servers().stream()
        .map(server -> request
            .row()
            .set("gmt_create", server.started())
            .set("gmt_modified", server.started())
            .set("svr_ip", server.host())
            .set("svr_port", server.rpcPort())
            .set("id", server.id())
            .set("zone", server.zone())
            .set("inner_port", server.sqlPort())
            .set("with_rootserver", isFirst(server))
            .set("status", status(server))
            .set("build_version", SessionNodes.ENGINE_VERSION)
            .set("start_service_time", micros(server.started()))
            .values());
  }

  Stream<Value[]> servers(VirtualRequest request) {
    return placement.servers().stream()
        .map(server -> request
            .row()
            .set("svr_ip", server.host())
            .set("svr_port", server.rpcPort())
            .set("id", server.id())
            .set("zone", server.zone())
            .set("sql_port", server.sqlPort())
            .set("with_rootserver", isFirst(server) ? "YES" : "NO")
            .set("status", status(server))
            .set("start_service_time", server.started())
            .set("create_time", server.started())
            .set("modify_time", server.started())
            .set("build_version", SessionNodes.ENGINE_VERSION)
            .values());
  }

  Stream<Value[]> proxyServers(VirtualRequest request) {
    return placement.servers().stream()
        .map(server -> request
            .row()
            .set("svr_ip", server.host())
            .set("svr_port", server.rpcPort())
            .set("zone", server.zone())
            .set("start_service_time", micros(server.started()))
            .set("status", status(server))
            .values());
  }

  /** One server of each zone. */
  private Stream<ServerNode> zoneServers() {
    Map<String, ServerNode> byZone = new LinkedHashMap<>();
    placement.servers().forEach(server -> byZone.putIfAbsent(server.zone(), server));
    return byZone.values().stream();
  }

  Stream<Value[]> zones(VirtualRequest request) {
    return zoneServers()
        .map(server -> request
            .row()
            .set("zone", server.zone())
            .set("create_time", server.started())
            .set("modify_time", server.started())
            .set("status", "ACTIVE")
            .set("idc", server.idc())
            .set("region", server.region())
            .set("type", "ReadWrite")
            .values());
  }

  /** A row a fact, as the engine keeps it. */
  Stream<Value[]> storedZones(VirtualRequest request) {
    Value[] cluster = zoneFact(request, "", "cluster", 0, request.state().cluster());
    return Stream.concat(
        Stream.<Value[]>of(cluster),
        zoneServers()
            .flatMap(server -> Stream.of(
                zoneFact(request, server.zone(), "idc", 0, server.idc()),
                zoneFact(request, server.zone(), "region", 0, server.region()),
                zoneFact(request, server.zone(), "status", 2, "ACTIVE"),
                zoneFact(request, server.zone(), "zone_type", 0, "ReadWrite"))));
  }

  private static Value[] zoneFact(
      VirtualRequest request, String zone, String name, long value, String info) {
    return request
        .row()
        .set("zone", zone)
        .set("name", name)
        .set("value", value)
        .set("info", info)
        .values();
  }

  private String zoneList() {
    return zoneServers().map(ServerNode::zone).collect(Collectors.joining(";"));
  }

  private String locality() {
    return zoneServers()
        .map(server -> FULL + "{1}@" + server.zone())
        .collect(Collectors.joining(", "));
  }

  Stream<Value[]> storedTenants(VirtualRequest request) {
    return Tenants.ids(request.state()).entrySet().stream()
        .map(tenant -> request
            .row()
            .set("tenant_id", tenant.getValue())
            .set("tenant_name", tenant.getKey())
            .set("zone_list", zoneList())
            .set("primary_zone", "RANDOM")
            .set("locality", locality())
            .set("default_tablegroup_id", -1)
            .set("status", "NORMAL")
            .set("arbitration_service_status", "DISABLED")
            .values());
  }

  Stream<Value[]> tenants(VirtualRequest request) {
    return Tenants.ids(request.state()).entrySet().stream()
        .map(tenant -> request
            .row()
            .set("tenant_id", tenant.getValue())
            .set("tenant_name", tenant.getKey())
            .set("tenant_type", Tenants.isSystem(tenant.getValue()) ? "SYS" : "USER")
            .set("primary_zone", "RANDOM")
            .set("locality", locality())
            .set("compatibility_mode", "MYSQL")
            .set("status", "NORMAL")
            .set("in_recyclebin", "NO")
            .set("locked", "NO")
            .set("tenant_role", "PRIMARY")
            .set("switchover_status", "NORMAL")
            .set("switchover_epoch", 0)
            .set("log_mode", "NOARCHIVELOG")
            .set("arbitration_service_status", "DISABLED")
            .set("unit_num", 1)
            .set("compatible", SessionNodes.ENGINE_VERSION)
            .values());
  }

  Stream<Value[]> logStreams(VirtualRequest request) {
    return placement.logStreams().stream()
        .flatMap(id -> placement.replicas(id).stream()
            .map(replica -> Rows.tenant(request)
                .set("ls_id", id)
                .set("svr_ip", replica.server().host())
                .set("svr_port", replica.server().rpcPort())
                .set("sql_port", replica.server().sqlPort())
                .set("zone", replica.server().zone())
                .set("role", replica.role().name())
                .set("member_list", members(id))
                .set("paxos_replica_number", placement.replicas(id).size())
                .set("replica_type", FULL)
                .set("learner_list", "")
                .set("rebuild", "FALSE")
                .values()));
  }

  private String members(long logStreamId) {
    return placement.replicas(logStreamId).stream()
        .map(replica -> replica.server().host() + ":" + replica.server().rpcPort() + ":1")
        .collect(Collectors.joining(","));
  }
}
