// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.model.table.TableTarget.IdCheck;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.server.tablet.TabletStore;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queries, at once or page by page (3.5 and 3.6 of the protocol notes). Safe for many threads. */
final class Queries implements AutoCloseable {
  private final TabletStore store;
  private final QuerySessions sessions = new QuerySessions();

  Queries(TabletStore store) {
    this.store = store;
  }

  /**
   * The whole answer in one message, whatever the page size says. Aggregates that a proxied request
   * wants of several partitions are a row for each, as a proxy gives them; in pages they are one row.
   */
  QueryResult query(QueryRequest request, RequestContext context) {
    QueryPlan plan = plan(request, context, IdCheck.EXACT);
    try (TabletSnapshot snapshot = store.snapshot()) {
      boolean aggregates = !plan.aggregations().isEmpty();
      if (!context.proxied() || !aggregates || plan.tablets().size() < 2) {
        return whole(plan, snapshot, context);
      }
      // A proxy sends the query to each partition and puts the rows that come back below each
      // other.
      List<List<Value>> rows = new ArrayList<>();
      for (QueryPlan part : plan.byTablet()) {
        rows.add(List.copyOf(whole(part, snapshot, context).values()));
      }
      return QueryResult.of(plan.names(), rows);
    }
  }

  private static QueryResult whole(
      QueryPlan plan, TabletSnapshot snapshot, RequestContext context) {
    try (QueryPages pages = new QueryPages(plan, snapshot, evaluation(context), 0, 0)) {
      return pages.next(context.deadlineNanos()).result();
    }
  }

  AsyncQueryResult step(AsyncQueryRequest request, RequestContext context) {
    return sessions.step(request, context, this::open);
  }

  private QuerySession open(QueryRequest request, RequestContext context) {
    QueryPlan plan = plan(request, context, IdCheck.EXACT_IF_GIVEN);
    Query query = request.query();
    TabletSnapshot snapshot = store.snapshot();
    QueryPages pages = new QueryPages(
        plan,
        snapshot,
        evaluation(context),
        query.batchSize(),
        query.maxResultSize() > 0 ? query.maxResultSize() : QuerySessions.DEFAULT_PAGE_BYTES);
    return new QuerySession(snapshot, pages);
  }

  static EvaluationContext evaluation(RequestContext context) {
    return EvaluationContext.at(context.nowMicros());
  }

  private QueryPlan plan(QueryRequest request, RequestContext context, IdCheck check) {
    if (request.query().hTableFilter() != null
        && request.entityType() == EntityType.HBASE.number()) {
      throw Refusals.notSupported("a query of the HBase model");
    }
    return plan(
        store,
        context,
        request.tableName(),
        request.tableId(),
        request.tabletId(),
        request.query(),
        check);
  }

  /** A checked query; one over a global index names the index's own table and tablet. */
  static QueryPlan plan(
      TabletStore store,
      RequestContext context,
      String tableName,
      long tableId,
      long tabletId,
      Query query,
      IdCheck check) {
    TableSchema table = TableTarget.table(context, tableName);
    Optional<IndexSchema> global = table.index(query.indexName()).filter(table::storesAsGlobal);
    if (global.isPresent() && !context.proxied()) {
      if (tableId != global.get().id() || !isTabletOf(global.get(), tabletId)) {
        throw new RequestException(ErrorCode.OB_ERR_KV_GLOBAL_INDEX_ROUTE);
      }
      return QueryPlan.of(store.layout(table), tabletId, query);
    }
    TableTarget target = TableTarget.find(store, context, tableName, tableId, tabletId, check);
    return QueryPlan.of(target.layout(), target.tabletId(), query);
  }

  /** Tablet 0 stands for the only one of an index without partitions. */
  private static boolean isTabletOf(IndexSchema index, long tabletId) {
    return index.tabletIds().contains(tabletId)
        || tabletId == 0 && index.tabletIds().size() == 1;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
