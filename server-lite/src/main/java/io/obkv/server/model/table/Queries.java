// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.QueryStep;
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
import java.util.concurrent.TimeUnit;

/** Queries, at once or page by page (3.5 and 3.6 of the protocol notes). Safe for many threads. */
final class Queries implements AutoCloseable {
  private static final String LEASE = "kv_hbase_client_scanner_timeout_period";
  private static final long DEFAULT_LEASE_MILLIS = 60_000;

  /** Of a query that names no size, as in OceanBase: a client that reads slowly costs no more. */
  private static final long DEFAULT_PAGE_BYTES = 2 * 1024 * 1024;

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
    try (QueryPages pages = new QueryPages(plan, snapshot, evaluation(context))) {
      return pages.next(0, 0, context.deadlineNanos()).result();
    }
  }

  AsyncQueryResult step(AsyncQueryRequest request, RequestContext context) {
    QueryStep step = QueryStep.ofNumber(request.step());
    if (step == null) {
      throw Refusals.invalidArgument();
    }
    long id = request.sessionId();
    return switch (step) {
      case START -> start(request.request(), context);
      case NEXT -> answer(sessions.get(id), id, context.deadlineNanos());
      case END -> {
        sessions.end(id);
        yield new AsyncQueryResult(QueryResult.EMPTY, true, 0);
      }
      case RENEW -> {
        sessions.get(id).renew();
        yield new AsyncQueryResult(QueryResult.EMPTY, false, id);
      }
    };
  }

  private AsyncQueryResult start(QueryRequest request, RequestContext context) {
    QueryPlan plan = plan(request, context, IdCheck.EXACT_IF_GIVEN);
    Query query = request.query();
    TabletSnapshot snapshot = store.snapshot();
    QuerySession session = new QuerySession(
        snapshot,
        new QueryPages(plan, snapshot, evaluation(context)),
        query.batchSize(),
        query.maxResultSize() > 0 ? query.maxResultSize() : DEFAULT_PAGE_BYTES,
        lease(context));
    QueryPages.Page page;
    try {
      page = session.nextPage(context.deadlineNanos());
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
    if (page.end()) {
      session.close();
      return new AsyncQueryResult(page.result(), true, 0);
    }
    return new AsyncQueryResult(page.result(), false, sessions.add(session));
  }

  private AsyncQueryResult answer(QuerySession session, long id, long deadlineNanos) {
    QueryPages.Page page;
    try {
      page = session.nextPage(deadlineNanos);
    } catch (RequestException e) {
      sessions.end(id);
      throw e;
    }
    if (!page.end()) {
      return new AsyncQueryResult(page.result(), false, id);
    }
    sessions.end(id);
    return new AsyncQueryResult(page.result(), true, 0);
  }

  private static long lease(RequestContext context) {
    long millis =
        context.catalog().parameter(LEASE).map(Long::parseLong).orElse(DEFAULT_LEASE_MILLIS);
    return TimeUnit.MILLISECONDS.toNanos(millis);
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
