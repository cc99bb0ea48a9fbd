// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.OperationForm;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** One operation (3.3): short, so the connection's own thread does it. */
record ExecuteRoute(TableModel tables, HBaseModel hbase)
    implements Route<OperationRequest, OperationResult> {
  private static final RequestForm<OperationRequest> AUDIT_FORM = new OperationForm();

  @Override
  public Codec<OperationRequest> requests() {
    return OperationRequest.CODEC;
  }

  @Override
  public Codec<OperationResult> answers() {
    return OperationResult.CODEC;
  }

  @Override
  public byte[] credential(OperationRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(OperationRequest request) {
    return false;
  }

  @Override
  public CompletableFuture<OperationResult> execute(
      OperationRequest request, RequestContext context) {
    return request.entityType() == EntityType.HBASE.number()
        ? hbase.execute(request, context)
        : tables.execute(request, context);
  }

  @Override
  public boolean committed(OperationRequest request, OperationResult answer) {
    int type = request.operation().type();
    return answer.status().errno() == 0
        && type != OperationType.GET.number()
        && type != OperationType.TRIGGER.number();
  }

  @Override
  public RequestForm<OperationRequest> auditForm() {
    return AUDIT_FORM;
  }

  @Override
  public int code(OperationResult answer) {
    return answer.status().errno();
  }
}
