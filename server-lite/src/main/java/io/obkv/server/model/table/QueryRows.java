// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.filter.FilterRow;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.Iterator;
import java.util.List;

/**
 * The rows that a query finds, whole, in its order: expired ones and those that its filter refuses are
 * left out, then offset and limit count. For one thread at a time.
 */
final class QueryRows implements AutoCloseable {
  private static final int ROWS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

  private final QueryPlan plan;
  private final TabletReader reader;
  private final EvaluationContext context;
  private final Iterator<KeyRange> ranges;
  private MergedCursor current;
  private long toSkip;
  private long left;
  private int read;

  QueryRows(QueryPlan plan, TabletReader reader, EvaluationContext context) {
    this.plan = plan;
    this.reader = reader;
    this.context = context;
    this.ranges = plan.rangesInOrder().iterator();
    this.toSkip = plan.offset();
    this.left = plan.limit() < 0 ? Long.MAX_VALUE : plan.limit();
  }

  /**
   * The next row, or null at the end.
   *
   * @param deadlineNanos until when to look for one, as {@link System#nanoTime()}; then the query
   *     fails with {@code OB_TIMEOUT}, which bounds what a filter that refuses all rows can cost
   */
  LocatedRow next(long deadlineNanos) {
    while (left > 0) {
      if (current == null && !openNext()) {
        return null;
      }
      LocatedRow row = current.next();
      checkTime(deadlineNanos);
      if (row == null) {
        current.close();
        current = null;
      } else if (passes(plan, row.row(), context)) {
        if (toSkip > 0) {
          toSkip--;
        } else {
          left--;
          return located(row);
        }
      }
    }
    return null;
  }

  private boolean openNext() {
    if (!ranges.hasNext()) {
      return false;
    }
    RowScan scan = new RowScan(plan.index(), List.of(ranges.next()), plan.direction());
    current = new MergedCursor(
        plan.tablets().stream()
            .map(id -> new MergedCursor.Source(id, reader.scan(plan.table(), id, scan)))
            .toList(),
        plan.rowOrder());
    return true;
  }

  private void checkTime(long deadlineNanos) {
    if (++read % ROWS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - deadlineNanos > 0) {
      throw new RequestException(ErrorCode.OB_TIMEOUT);
    }
  }

  /** The row with its own tablet, which a walk over a global index does not know. */
  private LocatedRow located(LocatedRow row) {
    return plan.isGlobal() ? new LocatedRow(plan.table().tabletOf(row.row()), row.row()) : row;
  }

  /** True for a row that has not expired, and that search words and filter let pass. */
  static boolean passes(QueryPlan plan, Value[] row, EvaluationContext context) {
    return !plan.table().isExpired(row, context)
        && plan.words().map(words -> words.matches(row)).orElse(true)
        && (plan.filter() == null || plan.filter().passes(new Columns(plan, row)));
  }

  private record Columns(QueryPlan plan, Value[] row) implements FilterRow {
    @Override
    public Value value(String column) {
      return row[plan.table().position(column)];
    }

    @Override
    public boolean hasColumn(String name) {
      return plan.table().position(name) >= 0;
    }
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
