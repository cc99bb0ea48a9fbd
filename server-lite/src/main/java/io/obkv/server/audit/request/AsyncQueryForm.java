// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import java.util.List;

/** One step of a query that is read in several answers. */
public final class AsyncQueryForm implements RequestForm<AsyncQueryRequest> {
  @Override
  public Codec<AsyncQueryRequest> requests() {
    return AsyncQueryRequest.CODEC;
  }

  @Override
  public String kind(AsyncQueryRequest request) {
    return "KV_QUERY";
  }

  @Override
  public String table(AsyncQueryRequest request) {
    return request.request().tableName();
  }

  @Override
  public String text(AsyncQueryRequest request) {
    return new StructText()
        .add("ObTableQueryRequest", QueryPrinter.print(request.request()))
        .add("query_session_id", Long.toUnsignedString(request.sessionId()))
        .add("query_type", request.step())
        .end();
  }

  @Override
  public List<AuditedStatement> statements(AsyncQueryRequest request, Outcome outcome) {
    return List.of(QueryForm.statement(request.request(), outcome));
  }
}
