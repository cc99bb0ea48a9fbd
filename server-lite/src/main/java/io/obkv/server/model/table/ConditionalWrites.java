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
import io.obkv.server.model.table.RowEditor.Place;
import io.obkv.server.model.table.TableTarget.IdCheck;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
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
    // A context that finds tablets by key serves a proxy; else the request names the tablet.
    long tablet = plan.tablets().size() == 1 ? plan.tablets().get(0) : 0;
    return store.write(context.deadlineNanos(), transaction -> {
      RowEditor rows =
          new RowEditor(store, transaction, plan.table(), tablet, Queries.evaluation(context));
      return checks
          ? checkAndInsertUp(rows, transaction, plan, operation, work.flags())
          : mutate(rows, transaction, plan, operation, work);
    });
  }

  private static QueryAndMutateResult checkAndInsertUp(
      RowEditor rows,
      TabletTransaction transaction,
      QueryPlan plan,
      Operation operation,
      long flags) {
    if (operation.type() != OperationType.INSERT_OR_UPDATE.number()) {
      throw Refusals.notSupported("");
    }
    long affected = checkAndInsertUp(
        rows,
        transaction,
        plan,
        Answers.request(operation),
        (flags & QueryAndMutateFlags.CHECK_NOT_EXISTS) != 0,
        (flags & QueryAndMutateFlags.ROLLBACK_WHEN_CHECK_FAILED) != 0);
    return new QueryAndMutateResult(affected, QueryResult.EMPTY);
  }

  /** Stores the row if a row passes the query, or if none does; gives the number of rows stored. */
  static long checkAndInsertUp(
      RowEditor rows,
      TabletTransaction transaction,
      QueryPlan plan,
      RowRequest row,
      boolean notExists,
      boolean rollback) {
    // The row to be written is locked first, so that two checks on it come one after the other.
    rows.lock(rows.drawnKey(row.rowkey()));
    boolean exists = !lockedMatches(rows, transaction, plan, 1).isEmpty();
    if (exists == notExists) {
      if (rollback) {
        throw Refusals.checkFailed();
      }
      return 0;
    }
    return RowOperation.INSERT_OR_UPDATE.apply(rows, row).affectedRows();
  }

  /** The rows that pass the query, locked, and passing still under the lock. */
  private static List<Place> lockedMatches(
      RowEditor rows, TabletTransaction transaction, QueryPlan plan, int most) {
    List<Place> places = new ArrayList<>();
    try (QueryRows found = new QueryRows(plan, transaction, rows.context())) {
      for (LocatedRow row = found.next(); row != null && places.size() < most; row = found.next()) {
        Place place = rows.lockIn(row.tabletId(), row.row());
        if (place.found() != null && QueryRows.accepts(plan, place.found())) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private static QueryAndMutateResult mutate(
      RowEditor rows,
      TabletTransaction transaction,
      QueryPlan plan,
      Operation operation,
      QueryAndMutate work) {
    boolean returning = work.returningAffectedEntity();
    if (returning && !work.query().selectColumns().isEmpty()) {
      throw new RequestException(ErrorCode.OB_SEARCH_NOT_FOUND);
    }
    if (operation.type() == OperationType.INSERT.number()) {
      long inserted =
          RowOperation.INSERT.apply(rows, Answers.request(operation)).affectedRows();
      return new QueryAndMutateResult(inserted, QueryResult.EMPTY);
    }
    List<Place> places = lockedMatches(rows, transaction, plan, Integer.MAX_VALUE);
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
        affected, returning ? QueryResult.of(columnNames(rows), before) : QueryResult.EMPTY);
  }

  private static List<String> columnNames(RowEditor rows) {
    return rows.table().columns().stream().map(column -> column.name()).toList();
  }
}
