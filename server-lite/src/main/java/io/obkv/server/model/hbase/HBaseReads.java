// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.KvParams;
import io.obkv.protocol.message.OptionFlags;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleResult;
import io.obkv.server.error.HeavyRequestException;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.QuerySession;
import io.obkv.server.model.table.QuerySessions;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletReader;
import io.obkv.server.tablet.TabletSnapshot;
import io.obkv.server.tablet.TabletStore;
import io.obkv.value.KeyRange;
import java.util.Locale;
import java.util.Optional;

/**
 * Gets and scans, at once or page by page (3.5, 3.6, 3.8 and 3.10 of the protocol notes). Safe for many
 * threads.
 */
final class HBaseReads implements AutoCloseable {
  private static final long UNKNOWN = -1;
  private static final int PARTIAL_RESULTS = 1;

  /** What may be looked at on a connection's own thread. */
  private static final long MOST_LIGHT_CELLS = 500;

  private final TabletStore store;
  private final QuerySessions sessions = new QuerySessions();

  HBaseReads(TabletStore store) {
    this.store = store;
  }

  /** The whole answer in one message, whatever the sizes of pages say. */
  QueryResult query(QueryRequest request, RequestContext context) {
    CellQuery query = checked(request, CellQuery.Form.QUERY, context);
    try (TabletSnapshot snapshot = store.snapshot();
        CellPages pages =
            new CellPages(query, CellPages.PageSize.UNBOUNDED, snapshot, Long.MAX_VALUE)) {
      return pages.next(context.deadlineNanos()).result();
    }
  }

  /** A step of a read that is answered page by page, all of it by the snapshot that it began with. */
  AsyncQueryResult step(AsyncQueryRequest request, RequestContext context) {
    return sessions.step(request, context, (read, where) -> open(read, where, Long.MAX_VALUE));
  }

  /** Whether {@link #startLightly} is worth a try: for one row, and for a few that may be known. */
  static boolean isLight(QueryRequest request) {
    Query query = request.query();
    return query.ranges().size() == 1
        && (isOfOneRow(query.ranges().get(0))
            || query.limit() > 0 && query.limit() <= RowImageRead.MOST_ROWS);
  }

  private static boolean isOfOneRow(KeyRange range) {
    return !range.start().isEmpty()
        && !range.end().isEmpty()
        && !range.start().get(0).isMin()
        && range.start().get(0).equals(range.end().get(0));
  }

  /** As {@link #step}, where it is more than some cells given up for a worker to begin it. */
  AsyncQueryResult startLightly(AsyncQueryRequest request, RequestContext context) {
    return sessions.step(request, context, (read, where) -> open(read, where, MOST_LIGHT_CELLS));
  }

  /**
   * One get of a batch.
   *
   * @param reader what is read: the transaction that the batch is
   */
  SingleResult batchGet(
      HTableTarget target, SingleOperation get, TabletReader reader, RequestContext context) {
    return BatchGets.result(target, get, reader, context);
  }

  private QuerySession open(QueryRequest request, RequestContext context, long mostCells) {
    CellQuery query = checked(request, CellQuery.Form.SCAN, context);
    CellPages.PageSize size = pageSize(request.query());
    RowImageRead images = RowImageRead.of(query, size, store.rowImages());
    QueryResult known = images == null ? null : images.answer();
    if (known == null && images != null) {
      known = images.answerOfWhole(store.latest(), context.deadlineNanos());
    }
    if (known != null) {
      return new QuerySession(new OnePage(known));
    }
    if (mostCells <= MOST_LIGHT_CELLS && !isOfOneRow(request.query().ranges().get(0))) {
      throw new HeavyRequestException();
    }
    if (query.isOneWalk()) {
      RowRecorder recorder = images == null || !images.teaches() ? null : images.recorder();
      return new QuerySession(
          new CellPages(query, size, store.latest(), mostCells).recordedBy(recorder));
    }
    TabletSnapshot snapshot = store.snapshot();
    try {
      return new QuerySession(snapshot, new CellPages(query, size, snapshot, mostCells));
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  private static CellPages.PageSize pageSize(Query query) {
    int rows = query.params() instanceof KvParams.HBase params ? params.caching() : 0;
    long bytes =
        query.maxResultSize() > 0 ? query.maxResultSize() : QuerySessions.DEFAULT_PAGE_BYTES;
    boolean partialRows =
        query.params() instanceof KvParams.HBase params && (params.flags() & PARTIAL_RESULTS) != 0;
    return new CellPages.PageSize(rows, query.batchSize(), bytes, partialRows);
  }

  private CellQuery checked(QueryRequest request, CellQuery.Form form, RequestContext context) {
    String name = request.tableName();
    boolean atOnce = form == CellQuery.Form.QUERY;
    HTableTarget target =
        HTableTarget.find(store, context, name).orElseThrow(() -> unknown(context, name, atOnce));
    // A scan finds its table by the name alone.
    boolean fits = !atOnce
        || request.tableId() == UNKNOWN && context.proxied()
        || target.familyOfTable(request.tableId()).isPresent();
    if (!fits) {
      throw new RequestException(ErrorCode.OB_SCHEMA_ERROR);
    }
    target.refuseDisabled();
    // The tablet of a distributed read only says which server gets it.
    boolean distributed = (request.optionFlag() & OptionFlags.NEED_TABLET_ID) != 0;
    return CellQuery.of(
        target,
        partition(target, distributed ? 0 : request.tabletId()),
        request.query(),
        form,
        context);
  }

  private static RequestException unknown(RequestContext context, String name, boolean atOnce) {
    if (!FamilyTable.namesFamily(name)) {
      return new RequestException(
          ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "table '" + name + "' not found");
    }
    if (context
        .catalog()
        .table(context.database(), name.toLowerCase(Locale.ROOT))
        .isPresent()) {
      return Refusals.notSupported("a table without the columns of HBase cells");
    }
    return atOnce || context.proxied()
        ? Refusals.unknownTable(context, name, "Unknown table '" + name + "' in ")
        : Refusals.unexpected();
  }

  /** The partition that a request names; empty where it is for all of them. */
  private static Optional<Integer> partition(HTableTarget target, long tabletId) {
    if (tabletId == 0) {
      return Optional.empty();
    }
    Optional<Integer> partition = target.partitionOf(tabletId);
    if (partition.isEmpty()) {
      throw new RequestException(ErrorCode.OB_TABLET_NOT_EXIST);
    }
    return partition;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
