// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.protocol.packet.RpcHeader;
import io.obkv.server.audit.AuditedOperation;
import io.obkv.server.audit.OperationAudit;
import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.ReplicaPlacement;
import io.obkv.server.catalog.ServerNode;
import io.obkv.server.catalog.UserSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualRow;
import io.obkv.value.Value;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the server did and does: the audit, connections. */
record ActivityTables(
    ReplicaPlacement placement, OperationAudit audit, Supplier<List<KvConnection>> connections) {
  private static final int REQUEST_OF_SQL = 2;
  private static final int REQUEST_OF_TABLE_API = 13;

  private static VirtualRow at(VirtualRequest request, ServerNode server) {
    return request.row().set("svr_ip", server.host()).set("svr_port", server.rpcPort());
  }

  private ServerNode here() {
    return placement.servers().get(0);
  }

  Stream<Value[]> operations(VirtualRequest request) {
    return audit.operations().stream()
        .filter(operation -> request.wants("request_id", operation.id()))
        .map(operation -> operation(request, operation));
  }

  private Value[] operation(VirtualRequest request, AuditedOperation operation) {
    CatalogState state = request.state();
    return at(request, here())
        .set("request_id", operation.id())
        .set("sql_exec_id", operation.id())
        .set("trace_id", trace(operation))
        .set("sid", operation.sessionId())
        .set("client_ip", operation.client().host())
        .set("client_port", operation.client().port())
        .set("tenant_id", state.tenantId())
        .set("tenant_name", state.tenant())
        .set("effective_tenant_id", state.tenantId())
        .set("user_id", state.user(operation.user()).map(UserSchema::id).orElse(0L))
        .set("user_name", operation.user())
        .set("user_client_ip", operation.client().host())
        .set("db_id", state.databaseId(operation.database()).orElse(0L))
        .set("db_name", operation.database())
        .set("query_sql", operation.text())
        .set("affected_rows", operation.affectedRows())
        .set("return_rows", Math.max(0, operation.returnedRows()))
        .set("ret_code", operation.code())
        .set("request_time", operation.startMicros())
        .set("elapsed_time", operation.elapsedMicros())
        .set("queue_time", operation.queuedMicros())
        .set("execute_time", operation.elapsedMicros() - operation.queuedMicros())
        .set("request_type", operation.isSql() ? REQUEST_OF_SQL : REQUEST_OF_TABLE_API)
        .set("stmt_type", operation.kind())
        .values();
  }

  private static String trace(AuditedOperation operation) {
    return operation.traceHigh() == 0 && operation.traceLow() == 0
        ? ""
        : RpcHeader.traceText(operation.traceHigh(), operation.traceLow());
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
