// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tablets whose rows follow each other, as those of a table that is divided by ranges of rows: read one after
 * the other, each opened when the one before has ended.
 */
final class TabletChain implements RowSource {
  private final List<TabletCursor> cursors;
  private volatile int current;

  /** At least one cursor, in the order of the scan. */
  TabletChain(List<TabletCursor> cursors) {
    this.cursors = List.copyOf(cursors);
  }

  @Override
  public int place() {
    return cursors.get(0).place();
  }

  @Override
  public CompletableFuture<List<FamilyRow>> next() {
    return nextOf(current);
  }

  private CompletableFuture<List<FamilyRow>> nextOf(int at) {
    current = at;
    return cursors.get(at).next().thenCompose(rows -> {
      if (!rows.isEmpty() || at == cursors.size() - 1) {
        return CompletableFuture.completedFuture(rows);
      }
      return nextOf(at + 1);
    });
  }

  @Override
  public CompletableFuture<Boolean> renew() {
    return cursors.get(current).renew();
  }

  @Override
  public void close() {
    cursors.forEach(TabletCursor::close);
  }
}
