// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.execution.LayoutChangedException;
import io.obkv.routing.schema.TableSchema;
import io.obkv.table.operation.Query;
import io.obkv.table.result.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A query in direct mode: of one tablet its rows as they come, of several their rows merged. Where the table
 * turns out to be laid out otherwise before a row was given out, it begins anew.
 */
final class SplitQuery implements RowSource {
  private static final int MOST_BEGINNINGS = 3;

  private final SplitDispatcher table;
  private final Query query;
  private final long timeoutNanos;
  private int beginnings;
  private boolean gaveRows;
  private volatile RowSource rows;
  private volatile boolean closed;

  SplitQuery(SplitDispatcher table, Query query, long timeoutNanos) {
    this.table = table;
    this.query = query;
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public CompletableFuture<List<Row>> next() {
    RowSource source = rows;
    CompletableFuture<List<Row>> page = source != null ? source.next() : begin();
    return page.thenApply(found -> {
          gaveRows = true;
          return found;
        })
        .exceptionallyCompose(thrown -> again(Parts.unwrapped(thrown)));
  }

  private CompletableFuture<List<Row>> begin() {
    if (closed) {
      return CompletableFuture.completedFuture(List.of());
    }
    beginnings++;
    long deadline = table.executor().nanoTime() + timeoutNanos;
    return table.schemaFor(query, deadline).thenCompose(schema -> {
      rows = source(schema, QueryRanges.prune(schema, query));
      return rows.next();
    });
  }

  private CompletableFuture<List<Row>> again(Throwable cause) {
    boolean mayBegin =
        cause instanceof LayoutChangedException && !gaveRows && beginnings < MOST_BEGINNINGS;
    if (!mayBegin) {
      return CompletableFuture.failedFuture(cause);
    }
    rows.close();
    rows = null;
    return next();
  }

  private RowSource source(TableSchema schema, int[] tablets) {
    if (tablets.length == 1) {
      return cursor(schema, tablets[0], query);
    }
    MergeOrder order = MergeOrder.of(schema, query);
    Query perTablet = order.perTablet();
    List<RowSource> sources = java.util.Arrays.stream(tablets)
        .mapToObj(tablet -> cursor(schema, tablet, perTablet))
        .toList();
    return new MergedRows(sources, order, query.offset(), query.limit());
  }

  private RowSource cursor(TableSchema schema, int tablet, Query of) {
    return new RowCursor(
        table.calls().routedBy(schema.name()),
        table.executor(),
        timeoutNanos,
        of,
        new TabletLocator(schema, tablet));
  }

  @Override
  public void close() {
    closed = true;
    RowSource source = rows;
    if (source != null) {
      source.close();
    }
  }
}
