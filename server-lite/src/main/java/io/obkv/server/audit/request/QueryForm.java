// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.server.audit.request.Statements.QueryShape;
import java.util.List;

/** A query that is answered at once. */
public final class QueryForm implements RequestForm<QueryRequest> {
  @Override
  public Codec<QueryRequest> requests() {
    return QueryRequest.CODEC;
  }

  @Override
  public String kind(QueryRequest request) {
    return "KV_QUERY";
  }

  @Override
  public String table(QueryRequest request) {
    return request.tableName();
  }

  @Override
  public String text(QueryRequest request) {
    return QueryPrinter.print(request);
  }

  @Override
  public List<AuditedStatement> statements(QueryRequest request, Outcome outcome) {
    return List.of(statement(request, outcome));
  }

  static AuditedStatement statement(QueryRequest request, Outcome outcome) {
    QueryShape shape = shape(request.tableName(), request.query());
    return Statements.query(shape, outcome.code(), outcome.returnedRows());
  }

  static QueryShape shape(String table, Query query) {
    return new QueryShape(
        table, query.selectColumns(), query.scanRangeColumns(), query.indexName(), query.filter());
  }
}
