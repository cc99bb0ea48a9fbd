// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LogStreamResult;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleResult;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.message.TabletResult;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletStore;
import io.obkv.server.tablet.TabletTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** The batch by log stream (3.8 of the protocol notes): one transaction over any number of tablets. */
final class LogStreamBatches {
  private static final long UNKNOWN = -1;

  private final TabletStore store;

  LogStreamBatches(TabletStore store) {
    this.store = store;
  }

  CompletableFuture<LogStreamResult> execute(LogStreamRequest request, RequestContext context) {
    TableLayout table = table(request, context);
    check(request);
    List<Long> tablets = request.tablets().stream()
        .map(part -> TableTarget.tablet(context, table.schema(), part.tabletId()))
        .toList();
    LogStreamWords words = new LogStreamWords(request, table);
    return store.write(context.deadlineNanos(), transaction -> {
      List<TabletResult> results = new ArrayList<>(tablets.size());
      for (int i = 0; i < tablets.size(); i++) {
        RowEditor rows =
            new RowEditor(store, transaction, table, tablets.get(i), Queries.evaluation(context));
        results.add(part(request.tablets().get(i), rows, transaction, words, context));
      }
      return new LogStreamResult(
          words.resultNames(), words.onlyOneResult() ? List.of(together(results)) : results);
    });
  }

  private TableLayout table(LogStreamRequest request, RequestContext context) {
    boolean unknownId = request.tableId() == UNKNOWN;
    if (unknownId && !context.proxied()) {
      throw Refusals.invalidArgument();
    }
    TableSchema table = context
        .catalog()
        .table(context.database(), request.tableName().toLowerCase(Locale.ROOT))
        .filter(found -> unknownId || found.id() == request.tableId())
        .orElseThrow(() -> Refusals.unknownTable(
            context, request.tableName(), "Table '." + request.tableName() + "' doesn't exist"));
    return store.layout(table);
  }

  private static void check(LogStreamRequest request) {
    if (request.entityType() == EntityType.HBASE.number()) {
      throw Refusals.notSupported("a batch of the HBase model");
    }
    if (request.tablets().isEmpty()) {
      throw Refusals.invalidArgument();
    }
    for (TabletOperations part : request.tablets()) {
      if (part.operations().isEmpty()) {
        throw Refusals.unexpected();
      }
      if (!checks(part.operations().get(0))
          && part.operations().stream().anyMatch(LogStreamBatches::checks)) {
        throw Refusals.notSupported("check_and_insertup in batch");
      }
    }
  }

  private static boolean checks(SingleOperation operation) {
    return operation.type() == OperationType.CHECK_AND_INSERT_UP.number();
  }

  private static TabletResult part(
      TabletOperations part,
      RowEditor rows,
      TabletTransaction transaction,
      LogStreamWords words,
      RequestContext context) {
    List<SingleResult> results = new ArrayList<>(part.operations().size());
    boolean onlyChecks = checks(part.operations().get(0));
    for (SingleOperation operation : part.operations()) {
      if (onlyChecks && !checks(operation)) {
        throw Refusals.notSupported("single op type is not check and insert up");
      }
      results.add(one(operation, rows, transaction, words, context));
    }
    return new TabletResult(results);
  }

  private static SingleResult one(
      SingleOperation operation,
      RowEditor rows,
      TabletTransaction transaction,
      LogStreamWords words,
      RequestContext context) {
    if (operation.type() == OperationType.CHECK_AND_MUTATE.number()) {
      throw Refusals.notSupported("");
    }
    if (operation.entities().size() != 1) {
      throw Refusals.unexpected();
    }
    RowRequest row = words.request(operation.type(), operation.entities().get(0));
    if (operation.type() == OperationType.CHECK_AND_INSERT_UP.number()) {
      ConditionalWrites.Check check = new ConditionalWrites.Check(
          words.plan(operation.query(), rows, rows.tabletId()),
          (operation.flag() & SingleOperation.CHECK_NOT_EXISTS) != 0,
          (operation.flag() & SingleOperation.ROLLBACK_WHEN_CHECK_FAILED) != 0,
          context.deadlineNanos());
      long affected = ConditionalWrites.checkAndInsertUp(rows, transaction, check, row);
      return new SingleResult(OperationStatus.OK, 0, SingleEntity.EMPTY, affected);
    }
    RowOutcome outcome = RowOperations.of(operation.type(), 0, false, context).apply(rows, row);
    return new SingleResult(
        OperationStatus.OK,
        operation.type(),
        words.entity(outcome, operation.entities().get(0)),
        outcome.affectedRows());
  }

  /** One result for all tablets: of the first operation, with the rows that all affected. */
  private static TabletResult together(List<TabletResult> parts) {
    SingleResult first = parts.get(0).results().get(0);
    long affected = parts.stream()
        .flatMap(part -> part.results().stream())
        .mapToLong(SingleResult::affectedRows)
        .sum();
    return new TabletResult(List.of(
        new SingleResult(OperationStatus.OK, first.operationType(), first.entity(), affected)));
  }
}
