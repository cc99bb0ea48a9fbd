// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Check-and-mutate, append and increment: changes of a family's cells that look at the row first (3.7, 3.10
 * and 5.4 of the protocol notes).
 */
final class CheckedWrites {
  private final TabletStore store;
  private final Clock clock;

  CheckedWrites(TabletStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  CompletableFuture<QueryAndMutateResult> execute(
      QueryAndMutateRequest request, RequestContext context) {
    HTableTarget target = WriteTargets.ofFamily(
        store, context, request.tableName(), request.tableId(), request.tabletId(), true);
    QueryAndMutate work = request.queryAndMutate();
    if (work.query().hTableFilter() == null) {
      throw Refusals.notSupported("QueryAndMutate hbase model not set hfilter");
    }
    List<Operation> operations = work.mutations().operations();
    boolean noRow =
        work.query().ranges().isEmpty() || work.query().ranges().get(0).start().isEmpty();
    if (operations.isEmpty() || noRow) {
      throw Refusals.invalidArgument();
    }
    boolean accumulates = Accumulation.accumulates(operations.get(0).type());
    return store.write(context.deadlineNanos(), transaction -> {
      RequestClock now = new RequestClock(clock);
      return accumulates
          ? Accumulation.of(target.families().get(0), transaction, now, work)
          : check(target, transaction, now, work);
    });
  }

  private static QueryAndMutateResult check(
      HTableTarget target, TabletTransaction transaction, RequestClock now, QueryAndMutate work) {
    HTableFilter filter = work.query().hTableFilter();
    FamilyEditor cells = new FamilyEditor(target.families().get(0), transaction, now);
    CheckCondition condition = CheckCondition.of(filter, cells);
    Value row = cells.row(work.query().ranges().get(0).start().get(0));
    cells.lock(row);
    if (!condition.holds(cells, row)) {
      return new QueryAndMutateResult(0, QueryResult.EMPTY);
    }
    CellWrites writes = new CellWrites(target, transaction, now);
    for (Operation operation : work.mutations().operations()) {
      if (!isWrite(operation)) {
        throw Refusals.notSupported("mutation type");
      }
      write(writes, operation, target.name());
    }
    return new QueryAndMutateResult(1, QueryResult.EMPTY);
  }

  static boolean isWrite(Operation operation) {
    return operation.type() == OperationType.INSERT_OR_UPDATE.number()
        || operation.type() == OperationType.DELETE.number();
  }

  /** Does a put or delete whose time is the application's: not negated. */
  static CellWrites.Done write(CellWrites writes, Operation operation, String tableName) {
    LogStreamCells.Key given = LogStreamCells.Key.of(operation.entity().rowkey());
    LogStreamCells.Key key = new LogStreamCells.Key(given.row(), given.qualifier(), -given.time());
    return operation.type() == OperationType.DELETE.number()
        ? writes.delete(key)
        : writes.put(key, LogStreamCells.properties(operation.entity(), tableName));
  }
}
