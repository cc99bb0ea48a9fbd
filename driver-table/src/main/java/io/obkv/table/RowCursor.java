// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.execution.Locator;
import io.obkv.routing.execution.QuerySession;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.table.mapping.CallFactory;
import io.obkv.table.mapping.Page;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads a query page by page (3.6). A session that the server has lost, or that was lost with its
 * connection, is opened again behind the last row where the query allows it.
 *
 * <p>One page at a time: the next may be asked for when the future of the one before has completed, by
 * whichever thread.
 */
final class RowCursor implements RowSource {
  private final CallFactory calls;
  private final RoutedExecutor executor;
  private final long timeoutNanos;
  private final Locator locator;
  private Query query;
  private Page last;
  private Row lastRow;
  private int rowsSeen;
  private volatile boolean closed;

  /**
   * @param locator the tablet that is read, where the client routes
   */
  RowCursor(
      CallFactory calls, RoutedExecutor executor, long timeoutNanos, Query query, Locator locator) {
    this.calls = calls;
    this.executor = executor;
    this.timeoutNanos = timeoutNanos;
    this.query = query;
    this.locator = locator;
  }

  @Override
  public CompletableFuture<List<Row>> next() {
    if (closed || last != null && last.end()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return page().thenCompose(this::took);
  }

  private CompletableFuture<Page> page() {
    if (last == null) {
      return executor.execute(calls.start(query, locator), timeoutNanos);
    }
    return executor
        .executeOn(
            last.connection(), last.route(), calls.next(query, last.sessionId()), timeoutNanos)
        .exceptionallyCompose(this::resumed);
  }

  private CompletableFuture<List<Row>> took(Page page) {
    last = page;
    List<Row> rows = page.rows();
    if (rows.isEmpty()) {
      return next();
    }
    lastRow = rows.get(rows.size() - 1);
    rowsSeen += rows.size();
    return CompletableFuture.completedFuture(rows);
  }

  private CompletableFuture<Page> resumed(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (!QuerySession.isLost(cause) || query.resumeColumns().isEmpty() || closed) {
      return CompletableFuture.failedFuture(cause);
    }
    if (query.limit() >= 0 && rowsSeen >= query.limit()) {
      return CompletableFuture.completedFuture(
          new Page(List.of(), true, last.sessionId(), last.connection(), last.route()));
    }
    query = behindLastRow();
    rowsSeen = 0;
    last = null;
    return executor.execute(calls.start(query, locator), timeoutNanos);
  }

  private Query behindLastRow() {
    Key key = null;
    for (String column : query.resumeColumns()) {
      key = key == null
          ? Key.of(column, lastRow.value(column))
          : key.and(column, lastRow.value(column));
    }
    Query.Builder rest = query.toBuilder()
        .onlyRange(query.ranges().get(0).behind(key, query.reverse()))
        .offset(0);
    return query.limit() < 0
        ? rest.build()
        : rest.limit(query.limit() - rowsSeen).build();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (last != null && !last.end() && last.connection().isOpen()) {
      // A failure leaves a session that the server drops after a while by itself.
      var unused = executor
          .executeOn(
              last.connection(), last.route(), calls.end(query, last.sessionId()), timeoutNanos)
          .exceptionally(failed -> null);
    }
  }
}
