// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.server.audit.OperationAudit;
import io.obkv.server.audit.request.Statements.QueryShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The change of the rows that a query finds: a query and a change for each row, and the query that
 * finds no more. A conditional change is one query and, if it was made, the change.
 */
public final class QueryAndMutateForm implements RequestForm<QueryAndMutateRequest> {
  private static final long CHECK_AND_EXECUTE = 1;

  @Override
  public Codec<QueryAndMutateRequest> requests() {
    return QueryAndMutateRequest.CODEC;
  }

  @Override
  public String kind(QueryAndMutateRequest request) {
    return "KV_QUERY_AND_MUTATE";
  }

  @Override
  public String table(QueryAndMutateRequest request) {
    return request.tableName();
  }

  @Override
  public long mostStatements(QueryAndMutateRequest request, Outcome outcome) {
    return 2 * Math.max(0, outcome.affectedRows()) + 1;
  }

  @Override
  public String text(QueryAndMutateRequest request) {
    return new StructText()
        .hidden("credential")
        .quoted("table_name", request.tableName())
        .add("table_id", request.tableId())
        .id("tablet_id", request.tabletId())
        .add("entity_type", request.entityType())
        .add("query_and_mutate", print(request.queryAndMutate()))
        .end();
  }

  private static String print(QueryAndMutate body) {
    StructText text = new StructText()
        .add("query", QueryPrinter.print(body.query()))
        .add("mutations", OperationPrinter.print(body.mutations()))
        .add("return_affected_entity", body.returningAffectedEntity())
        .add("flag", body.flags())
        .add("table_flag_.is_check_and_execute", (body.flags() & CHECK_AND_EXECUTE) != 0);
    return FlagPrinter.addChecks(text, body.flags() >> 1).end();
  }

  @Override
  public List<AuditedStatement> statements(QueryAndMutateRequest request, Outcome outcome) {
    QueryAndMutate body = request.queryAndMutate();
    QueryShape query = QueryForm.shape(request.tableName(), body.query());
    if (outcome.code() != 0) {
      return List.of(Statements.query(query, outcome.code(), 0));
    }
    boolean conditional = (body.flags() & CHECK_AND_EXECUTE) != 0;
    long changes = conditional
        ? Math.min(1, outcome.affectedRows())
        : Math.min(outcome.affectedRows(), OperationAudit.MOST_STATEMENTS);
    List<AuditedStatement> all = new ArrayList<>();
    for (long i = 0; i < changes; i++) {
      all.add(Statements.query(query, 0, 1));
      body.mutations().operations().stream()
          .limit(1)
          .map(operation -> change(request.tableName(), operation))
          .forEach(all::add);
    }
    if (!conditional || changes == 0) {
      all.add(Statements.endOfQuery(query));
    }
    return all;
  }

  private static AuditedStatement change(String table, Operation operation) {
    return Statements.operation(operation.type(), table, Statements.names(operation.entity()), 0);
  }
}
