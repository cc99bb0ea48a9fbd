// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The answer of a query, page by page: rows, or the one row of its aggregates. One thread at a time. */
final class QueryPages implements ResultPages {
  /** No client reads larger packets; the memory of one answer is bounded by it. */
  private static final int MOST_ANSWER_BYTES = 256 * 1024 * 1024;

  /** A struct's head, and the counts of names, rows and bytes. */
  private static final int HEAD = 12;

  /** A name's length and the zero byte behind it. */
  private static final int NAME_EXTRA = 2;

  private final QueryPlan plan;
  private final QueryRows rows;
  private final int mostRows;
  private final long mostBytes;
  private boolean aggregated;

  /**
   * @param mostRows how many rows a page has, 0 or less for no bound
   * @param mostBytes how many bytes a page has, 0 or less for no bound
   */
  QueryPages(
      QueryPlan plan,
      TabletReader reader,
      EvaluationContext context,
      int mostRows,
      long mostBytes) {
    this.plan = plan;
    this.rows = new QueryRows(plan, reader, context);
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
  }

  @Override
  public Page next(long deadlineNanos) {
    if (!plan.aggregations().isEmpty()) {
      return new Page(aggregates(deadlineNanos), true);
    }
    WireWriter buffer = new WireWriter(WireWriter.LengthForm.SHORTEST, 1024);
    long count = 0;
    boolean end = false;
    while (!full(count, mostRows) && !full(size(count, buffer), mostBytes)) {
      LocatedRow row = rows.next(deadlineNanos);
      if (row == null) {
        end = true;
        break;
      }
      refuseAbove(buffer.size());
      for (int position : plan.positions()) {
        Value value = position == QueryPlan.NO_COLUMN ? Value.NULL : row.row()[position];
        ValueCodec.INSTANCE.encode(value, buffer);
      }
      count++;
    }
    return new Page(new QueryResult(plan.names(), count, buffer.toByteArray()), end);
  }

  /** The bytes of the page as OceanBase counts them: with its head and the names of the columns. */
  private long size(long count, WireWriter buffer) {
    if (count == 0) {
      return 0;
    }
    long names =
        plan.names().stream().mapToLong(name -> name.length() + NAME_EXTRA).sum();
    return HEAD + names + buffer.size();
  }

  private static void refuseAbove(int bytes) {
    if (bytes > MOST_ANSWER_BYTES) {
      throw new RequestException(
          ErrorCode.OB_SIZE_OVERFLOW, "the answer is too large for one packet");
    }
  }

  private static boolean full(long reached, long bound) {
    return bound > 0 && reached >= bound;
  }

  private QueryResult aggregates(long deadlineNanos) {
    if (aggregated) {
      return new QueryResult(plan.names(), 0, new byte[0]);
    }
    aggregated = true;
    List<Aggregator> aggregators = plan.aggregations().stream()
        .map(aggregation -> new Aggregator(plan.table(), aggregation, plan.filter() != null))
        .toList();
    for (LocatedRow row = rows.next(deadlineNanos); row != null; row = rows.next(deadlineNanos)) {
      Value[] values = row.row();
      aggregators.forEach(aggregator -> aggregator.add(values));
    }
    List<Value> results = new ArrayList<>();
    aggregators.forEach(aggregator -> results.add(aggregator.result()));
    return QueryResult.of(plan.names(), List.of(results));
  }

  @Override
  public void close() {
    rows.close();
  }
}
