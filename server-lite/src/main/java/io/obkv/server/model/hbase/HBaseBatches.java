// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleResult;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.message.TabletResult;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The batch by log stream on HBase tables (3.8 and 3.10 of the protocol notes): puts, deletes and gets as one
 * transaction, in which a get sees what stands before it.
 */
final class HBaseBatches {
  /** Tells a tablet's operations to be of one type: then one result stands for all. */
  private static final long SAME_TYPE = 1;

  private final TabletStore store;
  private final Clock clock;
  private final HBaseReads reads;

  HBaseBatches(TabletStore store, Clock clock, HBaseReads reads) {
    this.store = store;
    this.clock = clock;
    this.reads = reads;
  }

  CompletableFuture<LogStreamResult> execute(LogStreamRequest request, RequestContext context) {
    HTableTarget target = WriteTargets.ofBatch(store, context, request);
    check(request, context);
    Function<TabletTransaction, LogStreamResult> work = transaction -> {
      Batch batch = new Batch(request, target, transaction, context);
      return new LogStreamResult(
          batch.resultNames(), request.tablets().stream().map(batch::part).toList());
    };
    return target.isOverwritable() && hasOnlyPuts(request)
        ? store.overwrite(context.deadlineNanos(), work)
        : store.write(context.deadlineNanos(), work);
  }

  private static boolean hasOnlyPuts(LogStreamRequest request) {
    for (TabletOperations part : request.tablets()) {
      for (SingleOperation operation : part.operations()) {
        if (!isPut(operation.type())) {
          return false;
        }
      }
    }
    return true;
  }

  private static void check(LogStreamRequest request, RequestContext context) {
    boolean distributed = Capabilities.distributes(context.catalog());
    for (TabletOperations part : request.tablets()) {
      for (SingleOperation operation : part.operations()) {
        int type = operation.type();
        boolean known = isPut(type)
            || type == OperationType.DELETE.number()
            || type == OperationType.SCAN.number()
            || type == OperationType.QUERY_AND_MUTATE.number() && distributed;
        if (!known) {
          throw new RequestException(ErrorCode.OB_NOT_SUPPORTED);
        }
      }
    }
    if (request.tablets().isEmpty()) {
      throw Refusals.invalidArgument();
    }
  }

  private static boolean isPut(int type) {
    return type == OperationType.INSERT_OR_UPDATE.number();
  }

  /** One request at work. */
  private final class Batch {
    private final LogStreamRequest request;
    private final HTableTarget target;
    private final TabletTransaction transaction;
    private final RequestContext context;
    private final LogStreamCells cells;
    private final CellWrites writes;

    Batch(
        LogStreamRequest request,
        HTableTarget target,
        TabletTransaction transaction,
        RequestContext context) {
      this.request = request;
      this.target = target;
      this.transaction = transaction;
      this.context = context;
      this.cells = new LogStreamCells(request);
      this.writes = new CellWrites(target, transaction, new RequestClock(clock));
    }

    List<String> resultNames() {
      return (request.flags() & LogStreamRequest.NEED_ALL_PROPERTIES) != 0
          ? FamilyTable.COLUMNS
          : request.propertyNames();
    }

    TabletResult part(TabletOperations part) {
      List<SingleOperation> operations = part.operations();
      List<SingleResult> results = new ArrayList<>(operations.size());
      for (int begin = 0; begin < operations.size(); ) {
        int end = endOfRun(operations, begin);
        run(operations.subList(begin, end), results);
        begin = end;
      }
      boolean together = (part.flags() & SAME_TYPE) != 0
          && !target.wholeTable()
          && !results.isEmpty()
          && operations.get(0).type() != OperationType.SCAN.number();
      return new TabletResult(together ? List.of(results.get(0)) : results);
    }

    /** Operations of one type in a row are done as one, and each of them reports what all did. */
    private int endOfRun(List<SingleOperation> operations, int begin) {
      int end = begin + 1;
      while (end < operations.size()
          && operations.get(end).type() == operations.get(begin).type()) {
        end++;
      }
      return end;
    }

    private void run(List<SingleOperation> operations, List<SingleResult> results) {
      int type = operations.get(0).type();
      if (type == OperationType.SCAN.number()) {
        for (SingleOperation get : operations) {
          results.add(reads.batchGet(target, get, transaction, context));
        }
        return;
      }
      Affected affected = new Affected(target);
      for (SingleOperation operation : operations) {
        affected.add(operation(operation));
      }
      for (int i = 0; i < operations.size(); i++) {
        results.add(new SingleResult(
            OperationStatus.OK, reported(type), SingleEntity.EMPTY, affected.ofOperation(i)));
      }
    }

    private int reported(int type) {
      return isPut(type) ? type : OperationType.DELETE.number();
    }

    private CellWrites.Done operation(SingleOperation operation) {
      SingleEntity entity = LogStreamCells.entity(operation);
      LogStreamCells.Key key = LogStreamCells.Key.of(entity.rowkey());
      if (isPut(operation.type())) {
        return writes.put(key, cells.properties(entity, request.tableName()));
      }
      return operation.query() == null
          ? writes.delete(key)
          : writes.delete(key.row(), operation.query());
    }
  }

  /** How many cells the operations of a run wrote or removed, for each family together. */
  private static final class Affected {
    private final long[] byFamily;
    private final List<Integer> families = new ArrayList<>();
    private final HTableTarget target;

    Affected(HTableTarget target) {
      this.target = target;
      byFamily = new long[target.families().size()];
    }

    void add(CellWrites.Done done) {
      int family = target.families().indexOf(done.firstFamily());
      byFamily[family] += done.affectedThere();
      families.add(family);
    }

    long ofOperation(int index) {
      return byFamily[families.get(index)];
    }
  }
}
