// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.QueryStep;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.AsyncQueryForm;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** The query that is read in several answers (3.6). */
record AsyncQueryRoute(TableModel tables, HBaseModel hbase)
    implements Route<AsyncQueryRequest, AsyncQueryResult> {
  private static final RequestForm<AsyncQueryRequest> AUDIT_FORM = new AsyncQueryForm();

  /** What OceanBase writes into the header when it has started a query, failed or not. */
  private static final long START_TIMEOUT_MICROS = 60_000_000;

  @Override
  public Codec<AsyncQueryRequest> requests() {
    return AsyncQueryRequest.CODEC;
  }

  @Override
  public Codec<AsyncQueryResult> answers() {
    return AsyncQueryResult.CODEC;
  }

  @Override
  public byte[] credential(AsyncQueryRequest request) {
    return request.request().credential();
  }

  /** The read of one row takes no longer than a write; should it, a worker begins it anew. */
  @Override
  public boolean heavy(AsyncQueryRequest request) {
    return request.request().entityType() != EntityType.HBASE.number()
        || !HBaseModel.isLight(request);
  }

  @Override
  public CompletableFuture<AsyncQueryResult> executeLightly(
      AsyncQueryRequest request, RequestContext context) {
    return hbase.startLightly(request, context);
  }

  @Override
  public CompletableFuture<AsyncQueryResult> execute(
      AsyncQueryRequest request, RequestContext context) {
    return request.request().entityType() == EntityType.HBASE.number()
        ? hbase.asyncQuery(request, context)
        : tables.asyncQuery(request, context);
  }

  @Override
  public long answerTimeoutMicros(AsyncQueryRequest request) {
    return request.step() == QueryStep.START.number() ? START_TIMEOUT_MICROS : 0;
  }

  @Override
  public RequestForm<AsyncQueryRequest> auditForm() {
    return AUDIT_FORM;
  }

  @Override
  public long returnedRows(AsyncQueryResult answer) {
    return answer.result().rowCount();
  }
}
