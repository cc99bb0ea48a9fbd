// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.QueryAndMutateForm;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** The change of the rows that a query finds (3.7). */
record QueryAndMutateRoute(TableModel tables, HBaseModel hbase)
    implements Route<QueryAndMutateRequest, QueryAndMutateResult> {
  private static final RequestForm<QueryAndMutateRequest> AUDIT_FORM = new QueryAndMutateForm();

  @Override
  public Codec<QueryAndMutateRequest> requests() {
    return QueryAndMutateRequest.CODEC;
  }

  @Override
  public Codec<QueryAndMutateResult> answers() {
    return QueryAndMutateResult.CODEC;
  }

  @Override
  public byte[] credential(QueryAndMutateRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(QueryAndMutateRequest request) {
    return true;
  }

  @Override
  public CompletableFuture<QueryAndMutateResult> execute(
      QueryAndMutateRequest request, RequestContext context) {
    return request.entityType() == EntityType.HBASE.number()
        ? hbase.queryAndMutate(request, context)
        : tables.queryAndMutate(request, context);
  }

  @Override
  public RequestForm<QueryAndMutateRequest> auditForm() {
    return AUDIT_FORM;
  }

  @Override
  public long affectedRows(QueryAndMutateResult answer) {
    return answer.affectedRows();
  }
}
