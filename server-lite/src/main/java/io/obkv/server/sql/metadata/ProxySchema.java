// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ReplicaPlacement.Role;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code __all_virtual_proxy_schema}: where a table's tablets are (5.3 of the SQL notes). A row a
 * replica and asked tablet, unknown tablets among them; names match as they are written.
 */
record ProxySchema(ReplicaPlacement placement) {
  private static final String DUMMY = "__all_dummy";
  private static final long DUMMY_ID = 135;
  private static final long DUMMY_VERSION = 1_049_200;
  private static final String SYSTEM_DATABASE = "oceanbase";

  /** What a row says of its table. */
  private record Subject(long id, int leaves, int type, long version, long firstTablet) {}

  Stream<Value[]> read(VirtualRequest request) {
    Optional<String> tenant = request.text("tenant_name");
    Optional<String> database = request.text("database_name");
    Optional<String> table = request.text("table_name");
    if (tenant.isEmpty() || database.isEmpty() || table.isEmpty()) {
      throw SqlErrors.invalidArgument(
          "tenant_name, database_name and table_name (must all be specified)");
    }
    if (!Tenants.names(request.state()).contains(tenant.get())) {
      return Stream.empty();
    }
    return subject(request.state(), tenant.get(), database.get(), table.get()).stream()
        .flatMap(subject -> rows(request, subject));
  }

  private static Optional<Subject> subject(
      CatalogState state, String tenant, String database, String table) {
    if (database.equals(SYSTEM_DATABASE) && table.equals(DUMMY)) {
      return Optional.of(new Subject(DUMMY_ID, 1, 0, DUMMY_VERSION, 0));
    }
    if (!tenant.equals(state.tenant())) {
      return Optional.empty();
    }
    return NamedObject.find(state, database, table)
        .map(object -> new Subject(
            object.id(),
            object.leafCount(),
            object.tableType(),
            object.table().schemaVersion(),
            object.tabletIds().get(0)));
  }

  private Stream<Value[]> rows(VirtualRequest request, Subject subject) {
    Set<Long> tablets = request.numbers("tablet_id").orElse(Set.of(0L));
    return tablets.stream().flatMap(tablet -> {
      long known = tablet == 0 ? subject.firstTablet : tablet;
      List<ReplicaPlacement.Replica> replicas =
          subject.id == DUMMY_ID ? everywhere() : placement.replicas(placement.logStreamOf(known));
      return replicas.stream().map(replica -> row(request, subject, tablet, replica, replicas));
    });
  }

  /** By the table that no server has rows of, clients ask for all servers. */
  private List<ReplicaPlacement.Replica> everywhere() {
    List<ServerNode> servers = placement.servers();
    return servers.stream()
        .map(server -> new ReplicaPlacement.Replica(
            server, server.equals(servers.get(0)) ? Role.LEADER : Role.FOLLOWER))
        .toList();
  }

  private static Value[] row(
      VirtualRequest request,
      Subject subject,
      long tablet,
      ReplicaPlacement.Replica replica,
      List<ReplicaPlacement.Replica> all) {
    return request
        .row()
        .set("tenant_name", request.text("tenant_name").orElseThrow())
        .set("database_name", request.text("database_name").orElseThrow())
        .set("table_name", request.text("table_name").orElseThrow())
        .set("tablet_id", tablet)
        .set("svr_ip", replica.server().host())
        .set("sql_port", replica.server().sqlPort())
        .set("table_id", subject.id)
        .set("role", replica.role().number())
        .set("part_num", subject.leaves)
        .set("replica_num", all.size())
        .set("table_type", subject.type)
        .set("schema_version", subject.version)
        .set("memstore_percent", 100)
        // The engine gives NULL in these although they are declared otherwise.
        .set("spare4", null)
        .set("spare5", null)
        .set("spare6", null)
        .set("level1_decoded_db_name", null)
        .set("level1_decoded_table_name", null)
        .set("level2_decoded_db_name", null)
        .set("level2_decoded_table_name", null)
        .values();
  }
}
