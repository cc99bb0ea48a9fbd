// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.protocol.packet.RpcHeader;
import io.obkv.server.audit.AuditedOperation;
import io.obkv.server.audit.AuditedStatement;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The audit: a row for each statement, which for requests of the Table API may be several. */
record AuditTables(ReplicaPlacement placement, OperationAudit audit) {
  private static final int REQUEST_OF_SQL = 2;
  private static final int REQUEST_OF_TABLE_API = 13;
  private static final int STRONG = 3;

  /** The view. */
  Stream<Value[]> operations(VirtualRequest request) {
    ServerNode server = placement.servers().get(0);
    return rows(
        request,
        entry -> request
            .row()
            .set("svr_ip", server.host())
            .set("svr_port", server.rpcPort())
            .set("sql_exec_id", entry.id())
            .set("sid", entry.operation().sessionId())
            .set("tenant_id", request.state().tenantId()));
  }

  /** The table below the view, where some columns have other names. */
  Stream<Value[]> storedOperations(VirtualRequest request) {
    return rows(
        request,
        entry -> request
            .row()
            .set("execution_id", entry.id())
            .set("session_id", entry.operation().sessionId()));
  }

  /** A statement, the operation that it is part of, and the statement's own id. */
  private record Entry(
      long id, AuditedOperation operation, AuditedStatement statement, Supplier<String> text) {}

  /** What makes a row and sets the columns that not all tables have. */
  private interface Start {
    VirtualRow row(Entry entry);
  }

  private Stream<Value[]> rows(VirtualRequest request, Start start) {
    CatalogState state = request.state();
    return audit.operations().stream()
        .flatMap(AuditTables::entries)
        .filter(entry -> request.wants("request_id", entry.id()))
        .map(entry -> {
          VirtualRow row = start.row(entry);
          setOrigin(row, entry.operation(), state);
          setStatement(row, entry);
          setTimes(row, entry.operation());
          return row.values();
        });
  }

  private static Stream<Entry> entries(AuditedOperation operation) {
    if (operation.request() == null) {
      AuditedStatement only = new AuditedStatement(
          operation.kind(), "", operation.code(), operation.returnedRows(), false);
      return Stream.of(new Entry(operation.id(), operation, only, () -> bareText(operation)));
    }
    List<AuditedStatement> statements = operation.request().statements(operation.outcome());
    String text = operation.request().text();
    return IntStream.range(0, statements.size())
        .mapToObj(i -> new Entry(operation.id() + i, operation, statements.get(i), () -> text));
  }

  /** Of a request of which no more was kept only the table is known. */
  private static String bareText(AuditedOperation operation) {
    return operation.isSql() ? operation.text() : "{table_name:\"" + operation.text() + "\"}";
  }

  private static void setOrigin(VirtualRow row, AuditedOperation operation, CatalogState state) {
    row.set("trace_id", trace(operation))
        .set("client_ip", operation.client().host())
        .set("client_port", operation.client().port())
        .set("tenant_name", operation.tenant().isEmpty() ? state.tenant() : operation.tenant())
        .set("effective_tenant_id", state.tenantId())
        .set("user_id", state.user(operation.user()).map(UserSchema::id).orElse(0L))
        .set("user_name", operation.user())
        .set("user_client_ip", operation.client().host())
        .set("db_id", state.databaseId(operation.database()).orElse(0L))
        .set("db_name", operation.database());
  }

  private static void setStatement(VirtualRow row, Entry entry) {
    AuditedStatement statement = entry.statement();
    boolean isSql = entry.operation().isSql();
    row.set("request_id", entry.id())
        .set("query_sql", entry.text().get())
        .set("sql_id", statement.pattern().isEmpty() ? "" : statement.sqlId())
        // The Table API's operations change rows without this number in OceanBase.
        .set("affected_rows", isSql ? entry.operation().affectedRows() : 0)
        .set("return_rows", Math.max(0, statement.returnedRows()))
        .set("ret_code", statement.code())
        .set("partition_cnt", isSql ? 0 : 1)
        .set("table_scan", statement.isScan())
        .set("consistency_level", STRONG)
        .set("request_type", isSql ? REQUEST_OF_SQL : REQUEST_OF_TABLE_API)
        .set("stmt_type", statement.kind());
  }

  private static void setTimes(VirtualRow row, AuditedOperation operation) {
    row.set("request_time", operation.startMicros())
        .set("elapsed_time", operation.elapsedMicros())
        .set("queue_time", operation.queuedMicros())
        .set("execute_time", operation.elapsedMicros() - operation.queuedMicros());
  }

  private static String trace(AuditedOperation operation) {
    return operation.traceHigh() == 0 && operation.traceLow() == 0
        ? ""
        : RpcHeader.traceText(operation.traceHigh(), operation.traceLow());
  }
}
