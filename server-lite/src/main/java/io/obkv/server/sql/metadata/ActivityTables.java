// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the server does now: connections. */
record ActivityTables(ReplicaPlacement placement, Supplier<List<KvConnection>> connections) {
  private static VirtualRow at(VirtualRequest request, ServerNode server) {
    return request.row().set("svr_ip", server.host()).set("svr_port", server.rpcPort());
  }

  private ServerNode here() {
    return placement.servers().get(0);
  }

  Stream<Value[]> connections(VirtualRequest request) {
    return connections.get().stream()
        .map(connection -> at(request, here())
            .set("tenant_id", request.state().tenantId())
            .set("user_id", connection.userId())
            .set("db_id", connection.databaseId())
            .set("client_ip", connection.host())
            .set("client_port", connection.port())
            .set("first_active_time", connection.firstActive())
            .set("last_active_time", connection.lastActive())
            .values());
  }
}
