// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BatchResult;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OptionFlags;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.TableTarget.IdCheck;
import io.obkv.server.tablet.TabletStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The batch by table (3.4 of the protocol notes): one transaction, in which, unless it is atomic,
 * operations on rows that are there already fail alone.
 */
final class Batches {
  private final TabletStore store;

  Batches(TabletStore store) {
    this.store = store;
  }

  CompletableFuture<BatchResult> execute(BatchRequest request, RequestContext context) {
    List<Operation> operations = request.batch().operations();
    TableTarget target = TableTarget.find(
        store,
        context,
        request.tableName(),
        request.tableId(),
        request.tabletId(),
        IdCheck.BY_NAME);
    if (request.entityType() == EntityType.HBASE.number()) {
      throw Refusals.notSupported("mutation type");
    }
    if (operations.isEmpty()) {
      throw Refusals.keyCount(target.layout().keyPositions().length, 0);
    }
    return store.write(context.deadlineNanos(), transaction -> {
      RowEditor rows = new RowEditor(
          store, transaction, target.layout(), target.tabletId(), Queries.evaluation(context));
      List<OperationResult> results = new ArrayList<>(operations.size());
      for (Operation operation : operations) {
        results.add(one(rows, operation, request, context));
      }
      boolean together = (request.optionFlag() & OptionFlags.RETURN_ONE_RESULT) != 0;
      return new BatchResult(together ? List.of(sum(results)) : results);
    });
  }

  private static OperationResult one(
      RowEditor rows, Operation operation, BatchRequest request, RequestContext context) {
    try {
      RowOperation work = RowOperations.of(
          operation.type(),
          request.optionFlag() & ~OptionFlags.RETURN_ONE_RESULT,
          request.returningAffectedEntity() && Answers.accumulates(operation.type()),
          context);
      RowOutcome outcome = work.apply(rows, Answers.request(operation));
      return Answers.result(operation.type(), outcome);
    } catch (RequestException e) {
      if (request.atomic() || e.code() != ErrorCode.OB_ERR_PRIMARY_KEY_DUPLICATE) {
        throw e;
      }
      return Answers.refused(operation.type(), e);
    }
  }

  private static OperationResult sum(List<OperationResult> results) {
    OperationResult first = results.get(0);
    long affected = results.stream().mapToLong(OperationResult::affectedRows).sum();
    return new OperationResult(OperationStatus.OK, first.operationType(), first.entity(), affected);
  }
}
