// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.table.result.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Rows of several tablets, each in order, merged in that order. Keeps one page a tablet at most; the tablets
 * whose page is used up are asked side by side for the next.
 */
final class MergedRows implements RowSource {
  /** One tablet's rows that are here, but not yet given out. */
  private static final class Tablet {
    final RowSource source;
    final Deque<Row> rows = new ArrayDeque<>();
    boolean ended;

    Tablet(RowSource source) {
      this.source = source;
    }
  }

  private final List<Tablet> tablets;
  private final MergeOrder order;
  private final PriorityQueue<Tablet> heads;
  private int toSkip;
  private int toGive;

  /**
   * @param limit -1 for none
   */
  MergedRows(List<RowSource> sources, MergeOrder order, int offset, int limit) {
    this.tablets = sources.stream().map(Tablet::new).toList();
    this.order = order;
    this.toSkip = offset;
    this.toGive = limit < 0 ? Integer.MAX_VALUE : limit;
    this.heads =
        new PriorityQueue<>((a, b) -> order.compare(a.rows.peekFirst(), b.rows.peekFirst()));
  }

  @Override
  public CompletableFuture<List<Row>> next() {
    if (toGive == 0) {
      close();
      return CompletableFuture.completedFuture(List.of());
    }
    List<CompletableFuture<Void>> fetches = new ArrayList<>();
    for (Tablet tablet : tablets) {
      if (!tablet.ended && tablet.rows.isEmpty()) {
        fetches.add(tablet.source.next().thenAccept(rows -> {
          tablet.rows.addAll(rows);
          tablet.ended = rows.isEmpty();
        }));
      }
    }
    return Parts.ofReads(fetches).thenCompose(done -> {
      List<Row> page = merge();
      boolean more = page.isEmpty() && toGive > 0 && tablets.stream().anyMatch(t -> !t.ended);
      return more ? next() : CompletableFuture.completedFuture(page);
    });
  }

  /** Up to where a tablet's next rows may come first. */
  private List<Row> merge() {
    heads.clear();
    for (Tablet tablet : tablets) {
      if (!tablet.rows.isEmpty()) {
        heads.add(tablet);
      }
    }
    List<Row> page = new ArrayList<>();
    while (toGive > 0 && !heads.isEmpty()) {
      Tablet tablet = heads.remove();
      Row row = tablet.rows.removeFirst();
      if (toSkip > 0) {
        toSkip--;
      } else {
        toGive--;
        page.add(order.project(row));
      }
      if (tablet.rows.isEmpty() && !tablet.ended) {
        break;
      }
      if (!tablet.rows.isEmpty()) {
        heads.add(tablet);
      }
    }
    return page;
  }

  @Override
  public void close() {
    tablets.forEach(tablet -> tablet.source.close());
  }
}
