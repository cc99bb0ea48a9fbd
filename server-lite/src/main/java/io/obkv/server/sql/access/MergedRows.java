// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Walks over several tablets at once, which gives their rows in one order. */
final class MergedRows implements LocatedCursor {
  private final List<RowCursor> cursors = new ArrayList<>();
  private final PriorityQueue<Head> heads;

  /** The next row of a cursor. */
  private record Head(Value[] row, long tabletId, RowCursor cursor) {}

  /** A walk in an order; {@link #add} gives it its tablets. */
  MergedRows(Comparator<Value[]> order) {
    heads = new PriorityQueue<>(Comparator.comparing(Head::row, order));
  }

  /** Adds the rows of a tablet, which come in the order. */
  void add(long tabletId, RowCursor cursor) {
    cursors.add(cursor);
    advance(tabletId, cursor);
  }

  private void advance(long tabletId, RowCursor cursor) {
    Value[] row = cursor.next();
    if (row == null) {
      cursor.close();
    } else {
      heads.add(new Head(row, tabletId, cursor));
    }
  }

  @Override
  public LocatedRow next() {
    Head first = heads.poll();
    if (first == null) {
      return null;
    }
    advance(first.tabletId, first.cursor);
    return new LocatedRow(first.tabletId, first.row);
  }

  @Override
  public void close() {
    heads.clear();
    cursors.forEach(RowCursor::close);
  }
}
