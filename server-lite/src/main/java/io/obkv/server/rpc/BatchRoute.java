// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BatchResult;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.BatchForm;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** The legacy batch (3.4). */
record BatchRoute(TableModel tables, HBaseModel hbase) implements Route<BatchRequest, BatchResult> {
  private static final RequestForm<BatchRequest> AUDIT_FORM = new BatchForm();

  /** So many operations take less time than the way to a worker and back. */
  static final int LIGHT_OPERATIONS = 8;

  @Override
  public Codec<BatchRequest> requests() {
    return BatchRequest.CODEC;
  }

  @Override
  public Codec<BatchResult> answers() {
    return BatchResult.CODEC;
  }

  @Override
  public byte[] credential(BatchRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(BatchRequest request) {
    return request.batch().operations().size() > LIGHT_OPERATIONS;
  }

  @Override
  public CompletableFuture<BatchResult> execute(BatchRequest request, RequestContext context) {
    return request.entityType() == EntityType.HBASE.number()
        ? hbase.executeBatch(request, context)
        : tables.executeBatch(request, context);
  }

  @Override
  public boolean committed(BatchRequest request, BatchResult answer) {
    return request.batch().operations().stream()
        .anyMatch(operation -> operation.type() != OperationType.GET.number());
  }

  @Override
  public RequestForm<BatchRequest> auditForm() {
    return AUDIT_FORM;
  }

  @Override
  public long returnedRows(BatchResult answer) {
    return answer.results().stream()
        .filter(result -> result.operationType() == OperationType.GET.number())
        .filter(result -> !result.entity().properties().isEmpty())
        .count();
  }
}
