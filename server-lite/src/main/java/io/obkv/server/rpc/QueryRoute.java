// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.QueryForm;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** The query whose answer is one packet (3.5). */
record QueryRoute(TableModel tables, HBaseModel hbase) implements Route<QueryRequest, QueryResult> {
  private static final RequestForm<QueryRequest> AUDIT_FORM = new QueryForm();

  @Override
  public Codec<QueryRequest> requests() {
    return QueryRequest.CODEC;
  }

  @Override
  public Codec<QueryResult> answers() {
    return QueryResult.CODEC;
  }

  @Override
  public byte[] credential(QueryRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(QueryRequest request) {
    return true;
  }

  @Override
  public CompletableFuture<QueryResult> execute(QueryRequest request, RequestContext context) {
    return request.entityType() == EntityType.HBASE.number()
        ? hbase.query(request, context)
        : tables.query(request, context);
  }

  @Override
  public RequestForm<QueryRequest> auditForm() {
    return AUDIT_FORM;
  }

  @Override
  public long returnedRows(QueryResult answer) {
    return answer.rowCount();
  }
}
