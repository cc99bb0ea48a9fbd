// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.catalog.IndexSchema;
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
  private final QueryPlan plan;
  private final TabletReader reader;
  private final EvaluationContext context;
  private final Iterator<KeyRange> ranges;
  private MergedCursor current;
  private long toSkip;
  private long left;

  QueryRows(QueryPlan plan, TabletReader reader, EvaluationContext context) {
    this.plan = plan;
    this.reader = reader;
    this.context = context;
    this.ranges = plan.rangesInOrder().iterator();
    this.toSkip = plan.offset();
    this.left = plan.limit() < 0 ? Long.MAX_VALUE : plan.limit();
  }

  /** The next row, or null at the end. */
  LocatedRow next() {
    while (left > 0) {
      if (current == null && !openNext()) {
        return null;
      }
      LocatedRow row = current.next();
      if (row == null) {
        current.close();
        current = null;
      } else if (passes(row.row())) {
        if (toSkip > 0) {
          toSkip--;
        } else {
          left--;
          return row;
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
    boolean global =
        plan.index().map(i -> i.scope() == IndexSchema.Scope.GLOBAL).orElse(false);
    // One walk over a global index meets the rows of every tablet.
    List<Long> tablets = global ? plan.tablets().subList(0, 1) : plan.tablets();
    current = new MergedCursor(
        tablets.stream()
            .map(id -> new MergedCursor.Source(id, reader.scan(plan.table(), id, scan)))
            .toList(),
        plan.rowOrder());
    return true;
  }

  private boolean passes(Value[] row) {
    return !plan.table().isExpired(row, context)
        && plan.words().map(words -> words.matches(row)).orElse(true)
        && accepts(plan, row);
  }

  /** True when the query's filter, if it has one, accepts the row. */
  static boolean accepts(QueryPlan plan, Value[] row) {
    return plan.filter() == null || plan.filter().passes(new Columns(plan, row));
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
