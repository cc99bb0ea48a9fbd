// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import java.util.List;

/** The legacy batch: one statement when all operations are of one type, else one for each. */
public final class BatchForm implements RequestForm<BatchRequest> {
  @Override
  public Codec<BatchRequest> requests() {
    return BatchRequest.CODEC;
  }

  @Override
  public String kind(BatchRequest request) {
    return "KV_BATCH";
  }

  @Override
  public String table(BatchRequest request) {
    return request.tableName();
  }

  @Override
  public long mostStatements(BatchRequest request, Outcome outcome) {
    return Math.max(1, request.batch().operations().size());
  }

  @Override
  public String text(BatchRequest request) {
    return new StructText()
        .hidden("credential")
        .quoted("table_name", request.tableName())
        .add("table_id", request.tableId())
        .id("tablet_id", request.tabletId())
        .add("entity_type", request.entityType())
        .add("batch_operation", OperationPrinter.print(request.batch()))
        .add("consistency_level", request.consistency())
        .add("option_flag", request.optionFlag())
        .add("returning_affected_entity", request.returningAffectedEntity())
        .add("returning_affected_rows", request.returningAffectedRows())
        .add("batch_operation_as_atomic", request.atomic())
        .end();
  }

  @Override
  public List<AuditedStatement> statements(BatchRequest request, Outcome outcome) {
    List<Operation> operations = request.batch().operations();
    String table = request.tableName();
    if (operations.isEmpty()) {
      return List.of();
    }
    Operation first = operations.get(0);
    if (request.batch().sameType() && Statements.canBeMultiple(first.type())) {
      List<String> names = Statements.names(first.entity());
      return List.of(
          Statements.multiple(first.type(), table, names, outcome.code(), outcome.returnedRows()));
    }
    return operations.stream()
        .map(operation -> Statements.operation(
            operation.type(), table, Statements.names(operation.entity()), outcome.code()))
        .toList();
  }
}
