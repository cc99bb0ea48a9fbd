// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import java.util.List;

/** One operation. */
public final class OperationForm implements RequestForm<OperationRequest> {
  @Override
  public Codec<OperationRequest> requests() {
    return OperationRequest.CODEC;
  }

  @Override
  public String kind(OperationRequest request) {
    return Statements.kind(request.operation().type());
  }

  @Override
  public String table(OperationRequest request) {
    return request.tableName();
  }

  @Override
  public String text(OperationRequest request) {
    return new StructText()
        .hidden("credential")
        .quoted("table_name", request.tableName())
        .add("table_id", request.tableId())
        .id("tablet_id", request.tabletId())
        .add("entity_type", request.entityType())
        .add("table_operation", OperationPrinter.print(request.operation()))
        .add("consistency_level", request.consistency())
        .add("option_flag", request.optionFlag())
        .add("returning_affected_entity", request.returningAffectedEntity())
        .add("returning_affected_rows", request.returningAffectedRows())
        .end();
  }

  @Override
  public List<AuditedStatement> statements(OperationRequest request, Outcome outcome) {
    Operation operation = request.operation();
    List<String> names = Statements.names(operation.entity());
    return List.of(
        Statements.operation(operation.type(), request.tableName(), names, outcome.code()));
  }
}
