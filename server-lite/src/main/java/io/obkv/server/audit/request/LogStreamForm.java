// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.server.audit.request.Statements.QueryShape;
import java.util.List;
import java.util.stream.Stream;

/**
 * The batch over several tablets: for each tablet one statement when all operations are of one type,
 * else one for each. An operation with a query is two.
 */
public final class LogStreamForm implements RequestForm<LogStreamRequest> {
  @Override
  public Codec<LogStreamRequest> requests() {
    return LogStreamRequest.CODEC;
  }

  @Override
  public String kind(LogStreamRequest request) {
    return "KV_MULTI";
  }

  @Override
  public String table(LogStreamRequest request) {
    return request.tableName();
  }

  @Override
  public long mostStatements(LogStreamRequest request, Outcome outcome) {
    long operations = 0;
    for (TabletOperations tablet : request.tablets()) {
      operations += tablet.operations().size();
    }
    return Math.max(1, 2 * operations);
  }

  @Override
  public String text(LogStreamRequest request) {
    return LogStreamPrinter.print(request);
  }

  @Override
  public List<AuditedStatement> statements(LogStreamRequest request, Outcome outcome) {
    return request.tablets().stream()
        .flatMap(tablet -> statements(request, tablet, outcome))
        .toList();
  }

  private static Stream<AuditedStatement> statements(
      LogStreamRequest request, TabletOperations tablet, Outcome outcome) {
    List<SingleOperation> operations = tablet.operations();
    if (operations.isEmpty()) {
      return Stream.empty();
    }
    SingleOperation first = operations.get(0);
    if (isOfOneType(operations) && Statements.canBeMultiple(first.type())) {
      long returned = request.tablets().size() == 1 ? outcome.returnedRows() : 0;
      return Stream.of(Statements.multiple(
          first.type(), request.tableName(), names(request, first), outcome.code(), returned));
    }
    return operations.stream().flatMap(operation -> statements(request, operation, outcome));
  }

  private static boolean isOfOneType(List<SingleOperation> operations) {
    int type = operations.get(0).type();
    return operations.stream().allMatch(operation -> operation.type() == type);
  }

  private static Stream<AuditedStatement> statements(
      LogStreamRequest request, SingleOperation operation, Outcome outcome) {
    Stream<AuditedStatement> changes = operation.entities().isEmpty()
        ? Stream.empty()
        : Stream.of(Statements.operation(
            changeType(operation.type()),
            request.tableName(),
            names(request, operation),
            outcome.code()));
    return operation.query() == null
        ? changes
        : Stream.concat(Stream.of(query(request, operation, outcome)), changes);
  }

  private static AuditedStatement query(
      LogStreamRequest request, SingleOperation operation, Outcome outcome) {
    SingleQuery query = operation.query();
    QueryShape shape = new QueryShape(
        request.tableName(),
        query.hbase() == null ? List.of() : query.hbase().selectColumns(),
        query.scanRangeColumns().select(request.rowkeyNames()),
        query.indexName(),
        query.filter());
    return Statements.query(shape, outcome.code(), 0);
  }

  /** What is done when the check of a conditional operation holds. */
  private static int changeType(int type) {
    return type == OperationType.CHECK_AND_INSERT_UP.number()
        ? OperationType.INSERT_OR_UPDATE.number()
        : type;
  }

  private static List<String> names(LogStreamRequest request, SingleOperation operation) {
    return operation.entities().stream()
        .findFirst()
        .map(entity -> entity.propertyColumns().select(request.propertyNames()))
        .orElse(List.of());
  }
}
