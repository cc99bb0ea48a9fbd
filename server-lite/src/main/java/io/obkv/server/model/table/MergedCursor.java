// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Several ordered walks as one: the nearest row comes next, as {@link LocatedRow} with its tablet. */
final class MergedCursor implements AutoCloseable {
  private final List<Source> sources;
  private final PriorityQueue<Source> ready;
  private boolean started;

  /** A walk with the row that it stands at. */
  static final class Source {
    private final long tabletId;
    private final RowCursor rows;
    private Value[] row;

    Source(long tabletId, RowCursor rows) {
      this.tabletId = tabletId;
      this.rows = rows;
    }
  }

  MergedCursor(List<Source> sources, Comparator<Value[]> order) {
    this.sources = sources;
    this.ready = new PriorityQueue<>(
        Math.max(1, sources.size()), Comparator.comparing(source -> source.row, order));
  }

  /** The next row, or null at the end. */
  LocatedRow next() {
    if (!started) {
      started = true;
      sources.forEach(this::advance);
    }
    Source nearest = ready.poll();
    if (nearest == null) {
      return null;
    }
    LocatedRow row = new LocatedRow(nearest.tabletId, nearest.row);
    advance(nearest);
    return row;
  }

  private void advance(Source source) {
    source.row = source.rows.next();
    if (source.row != null) {
      ready.add(source);
    }
  }

  @Override
  public void close() {
    sources.forEach(source -> source.rows.close());
  }
}
