// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateFlags;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.model.table.RowEditor.Place;
import io.obkv.server.model.table.TableTarget.IdCheck;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Query-and-mutate and check-and-insert-up (3.7 of the protocol notes). */
final class ConditionalWrites {
  private final TabletStore store;

  ConditionalWrites(TabletStore store) {
    this.store = store;
  }

  CompletableFuture<QueryAndMutateResult> execute(
      QueryAndMutateRequest request, RequestContext context) {
    if (request.entityType() == EntityType.HBASE.number()
        && request.queryAndMutate().query().hTableFilter() != null) {
      throw Refusals.notSupported("a mutation of the HBase model");
    }
    QueryAndMutate work = request.queryAndMutate();
    QueryPlan plan = Queries.plan(
        store,
        context,
        request.tableName(),
        request.tableId(),
        request.tabletId(),
        work.query(),
        IdCheck.EXACT);
    if (work.mutations().operations().size() != 1) {
      throw Refusals.unexpected();
    }
    Operation operation = work.mutations().operations().get(0);
    boolean checks = (work.flags() & QueryAndMutateFlags.CHECK_AND_EXECUTE) != 0;
    // Rows of a request that names no tablet are found by their keys, wherever the query looked.
    long tablet = plan.isGlobal() ? 0 : request.tabletId();
    Check check = Check.of(plan, work.flags(), context.deadlineNanos());
    return store.write(context.deadlineNanos(), transaction -> {
      RowEditor rows =
          new RowEditor(store, transaction, plan.table(), tablet, Queries.evaluation(context));
      return checks
          ? checkAndInsertUp(rows, transaction, check, operation)
          : mutate(rows, transaction, check, operation, work);
    });
  }

  /**
   * What is looked for before something is written.
   *
   * @param notExists true when the check passes if nothing is found
   * @param rollback true when a failed check is an error
   * @param deadlineNanos until when to look
   */
  record Check(QueryPlan plan, boolean notExists, boolean rollback, long deadlineNanos) {
    private static Check of(QueryPlan plan, long flags, long deadlineNanos) {
      return new Check(
          plan,
          (flags & QueryAndMutateFlags.CHECK_NOT_EXISTS) != 0,
          (flags & QueryAndMutateFlags.ROLLBACK_WHEN_CHECK_FAILED) != 0,
          deadlineNanos);
    }
  }

  private static QueryAndMutateResult checkAndInsertUp(
      RowEditor rows, TabletTransaction transaction, Check check, Operation operation) {
    if (operation.type() != OperationType.INSERT_OR_UPDATE.number()) {
      throw Refusals.notSupported("");
    }
    long affected = checkAndInsertUp(rows, transaction, check, Answers.request(operation));
    return new QueryAndMutateResult(affected, QueryResult.EMPTY);
  }

  /** Stores the row if a row passes the query, or if none does; gives the number of rows stored. */
  static long checkAndInsertUp(
      RowEditor rows, TabletTransaction transaction, Check check, RowRequest row) {
    // The row to be written is locked first, so that two checks on it come one after the other.
    rows.lock(rows.drawnKey(row.rowkey()));
    if (exists(rows, transaction, check) == check.notExists()) {
      if (check.rollback()) {
        throw Refusals.checkFailed();
      }
      return 0;
    }
    return RowOperation.INSERT_OR_UPDATE.apply(rows, row).affectedRows();
  }

  private static boolean exists(RowEditor rows, TabletTransaction transaction, Check check) {
    QueryPlan plan = check.plan();
    if (!plan.isPointLookup()) {
      return !lockedMatches(rows, transaction, check, 1).isEmpty();
    }
    // A walk reads a snapshot, which may be older than the lock; a locked row is the present one.
    for (KeyRange point : plan.ranges()) {
      Value[] row = rows.lock(point.start().toArray(Value[]::new)).found();
      if (row != null && QueryRows.passes(plan, row, rows.context())) {
        return true;
      }
    }
    return false;
  }

  /** The rows that pass the query, locked, and found by it still under the lock. */
  private static List<Place> lockedMatches(
      RowEditor rows, TabletTransaction transaction, Check check, int most) {
    QueryPlan plan = check.plan();
    List<Place> places = new ArrayList<>();
    try (QueryRows found = new QueryRows(plan, transaction, rows.context())) {
      while (places.size() < most) {
        LocatedRow row = found.next(check.deadlineNanos());
        if (row == null) {
          break;
        }
        Place place = rows.lockIn(row.tabletId(), row.row());
        if (place.found() != null && isStill(plan, row.row(), place.found(), rows.context())) {
          places.add(place);
        }
      }
    }
    return places;
  }

  /** True for a row that has kept its place in the order of the query, and passes it. */
  private static boolean isStill(
      QueryPlan plan, Value[] found, Value[] locked, EvaluationContext context) {
    return plan.rowOrder().compare(found, locked) == 0 && QueryRows.passes(plan, locked, context);
  }

  private static QueryAndMutateResult mutate(
      RowEditor rows,
      TabletTransaction transaction,
      Check check,
      Operation operation,
      QueryAndMutate work) {
    boolean returning = work.returningAffectedEntity();
    boolean updates = operation.type() == OperationType.UPDATE.number();
    if (returning && updates && !work.query().selectColumns().isEmpty()) {
      throw new RequestException(ErrorCode.OB_SEARCH_NOT_FOUND);
    }
    if (operation.type() == OperationType.INSERT.number()) {
      return new QueryAndMutateResult(
          insertIfFound(rows, transaction, check, operation), QueryResult.EMPTY);
    }
    List<Place> places = lockedMatches(rows, transaction, check, Integer.MAX_VALUE);
    if (places.isEmpty()) {
      // OceanBase looks at the operation only when there is a row for it.
      RowChange.checkKind(operation);
      return new QueryAndMutateResult(0, QueryResult.EMPTY);
    }
    RowChange change = RowChange.of(rows, operation);
    long affected = 0;
    List<List<Value>> before = new ArrayList<>();
    for (Place place : places) {
      affected += change.apply(rows, place);
      if (returning) {
        before.add(Arrays.asList(place.found()));
      }
    }
    return new QueryAndMutateResult(
        affected, before.isEmpty() ? QueryResult.EMPTY : QueryResult.of(columnNames(rows), before));
  }

  /** One row, however many pass the query. */
  private static long insertIfFound(
      RowEditor rows, TabletTransaction transaction, Check check, Operation operation) {
    return lockedMatches(rows, transaction, check, 1).isEmpty()
        ? 0
        : RowOperation.INSERT.apply(rows, Answers.request(operation)).affectedRows();
  }

  private static List<String> columnNames(RowEditor rows) {
    return rows.table().columns().stream().map(column -> column.name()).toList();
  }
}
