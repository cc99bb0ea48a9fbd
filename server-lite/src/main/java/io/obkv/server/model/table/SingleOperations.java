// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.TableTarget.IdCheck;
import io.obkv.server.tablet.TabletStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One operation on one row (3.3 of the protocol notes). */
final class SingleOperations {
  private static final OperationResult NOTHING =
      new OperationResult(OperationStatus.OK, 0, Entity.EMPTY, 0);

  private final TabletStore store;

  SingleOperations(TabletStore store) {
    this.store = store;
  }

  CompletableFuture<OperationResult> execute(OperationRequest request, RequestContext context) {
    int type = request.operation().type();
    if (type == OperationType.TRIGGER.number()) {
      return CompletableFuture.completedFuture(NOTHING);
    }
    TableTarget target = TableTarget.find(
        store,
        context,
        request.tableName(),
        request.tableId(),
        request.tabletId(),
        IdCheck.BY_NAME);
    RowOperation operation =
        RowOperations.of(type, request.optionFlag(), request.returningAffectedEntity(), context);
    RowRequest row = Answers.request(request.operation());
    return type == OperationType.GET.number()
        ? read(target, operation, row, context)
        : write(target, operation, row, context);
  }

  private CompletableFuture<OperationResult> read(
      TableTarget target, RowOperation get, RowRequest row, RequestContext context) {
    RowEditor rows = new RowEditor(
        store,
        new ReadOnlyTransaction(store.latest()),
        target.layout(),
        target.tabletId(),
        Queries.evaluation(context));
    try {
      return CompletableFuture.completedFuture(Answers.result(row.type(), get.apply(rows, row)));
    } catch (RequestException e) {
      return CompletableFuture.completedFuture(inStatus(row.type(), e));
    }
  }

  private CompletableFuture<OperationResult> write(
      TableTarget target, RowOperation operation, RowRequest row, RequestContext context) {
    return store
        .write(context.deadlineNanos(), transaction -> {
          RowEditor rows = new RowEditor(
              store, transaction, target.layout(), target.tabletId(), Queries.evaluation(context));
          return Answers.result(row.type(), operation.apply(rows, row));
        })
        .exceptionally(thrown -> {
          Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
          if (cause instanceof RequestException refusal
              && refusal.code() != ErrorCode.OB_SCHEMA_EAGAIN) {
            return inStatus(row.type(), refusal);
          }
          throw new CompletionException(cause);
        });
  }

  /** The refusal as the operation's status, where it belongs there; else it is thrown. */
  private static OperationResult inStatus(int type, RequestException refusal) {
    if (!Refusals.belongsInStatus(refusal)) {
      throw refusal;
    }
    return Answers.refused(type, refusal);
  }
}
