// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.BatchResult;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The batch by table on a family (3.4 and 3.10 of the protocol notes): puts and deletes with times as
 * applications give them, answered by one result.
 */
final class HBaseTableBatches {
  private final TabletStore store;
  private final Clock clock;

  HBaseTableBatches(TabletStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  CompletableFuture<BatchResult> execute(BatchRequest request, RequestContext context) {
    HTableTarget target = WriteTargets.ofFamily(
        store, context, request.tableName(), request.tableId(), request.tabletId(), false);
    List<Operation> operations = request.batch().operations();
    if (operations.isEmpty()) {
      throw Refusals.invalidArgument();
    }
    operations.forEach(HBaseTableBatches::check);
    return store.write(context.deadlineNanos(), transaction -> {
      CellWrites writes = new CellWrites(target, transaction, new RequestClock(clock));
      long affected = 0;
      for (Operation operation : operations) {
        affected += CheckedWrites.write(writes, operation, target.name()).affectedThere();
      }
      return new BatchResult(List.of(new OperationResult(
          OperationStatus.OK,
          operations.get(0).type(),
          Entity.EMPTY,
          request.batch().sameType() ? affected : 1)));
    });
  }

  private static void check(Operation operation) {
    if (CheckedWrites.isWrite(operation)) {
      return;
    }
    OperationType type = OperationType.ofNumber(operation.type());
    boolean ordinary = type != null
        && switch (type) {
          case GET, INSERT, UPDATE, REPLACE, INCREMENT, APPEND, PUT -> true;
          default -> false;
        };
    throw ordinary ? Refusals.notSupported("mutation type") : Refusals.unexpected();
  }
}
