// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.request.LogStreamForm;
import io.obkv.server.audit.request.RequestForm;
import io.obkv.server.model.hbase.HBaseModel;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.model.table.TableModel;
import java.util.concurrent.CompletableFuture;

/** The batch over several tablets (3.8). */
record LogStreamRoute(TableModel tables, HBaseModel hbase)
    implements Route<LogStreamRequest, LogStreamResult> {
  private static final RequestForm<LogStreamRequest> AUDIT_FORM = new LogStreamForm();

  @Override
  public Codec<LogStreamRequest> requests() {
    return LogStreamRequest.CODEC;
  }

  @Override
  public Codec<LogStreamResult> answers() {
    return LogStreamResult.CODEC;
  }

  @Override
  public byte[] credential(LogStreamRequest request) {
    return request.credential();
  }

  @Override
  public boolean heavy(LogStreamRequest request) {
    int operations = 0;
    for (TabletOperations tablet : request.tablets()) {
      operations += tablet.operations().size();
      if (operations > BatchRoute.LIGHT_OPERATIONS
          || tablet.operations().stream().anyMatch(operation -> operation.query() != null)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public CompletableFuture<LogStreamResult> execute(
      LogStreamRequest request, RequestContext context) {
    return request.entityType() == EntityType.HBASE.number()
        ? hbase.executeLogStream(request, context)
        : tables.executeLogStream(request, context);
  }

  /** Reads, too: a batch is a transaction whatever it holds. */
  @Override
  public boolean committed(LogStreamRequest request, LogStreamResult answer) {
    return true;
  }

  @Override
  public RequestForm<LogStreamRequest> auditForm() {
    return AUDIT_FORM;
  }

  @Override
  public long returnedRows(LogStreamResult answer) {
    return answer.tablets().stream()
        .flatMap(tablet -> tablet.results().stream())
        .filter(result -> result.operationType() == OperationType.GET.number())
        .filter(result -> !result.entity().properties().isEmpty())
        .count();
  }
}
