// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A write under way to the rows of a tablet that has images. Those of the rows are revoked when it begins, and follow
 * it when it has ended. For one thread at a time.
 */
final class TabletWrite {
  /** Larger rows are read anew: a copy for each of their cells would cost more. */
  private static final int MOST_CELLS = 64;

  private static final int MOST_BYTES = 64 * 1024;

  private final TabletImages images;

  /** The rows whose images are revoked. */
  private final List<RowSlot> changed = new ArrayList<>(4);

  /** The counters of its rows, a bit each. */
  private long counted;

  /** The row of the last change: most are in the row of the one before. */
  private byte[] rowKey;

  private int rowEnd;

  /** The row's; null where it has none. */
  private RowSlot slot;

  TabletWrite(TabletImages images) {
    this.images = images;
    images.count(TabletImages.ANY);
  }

  TabletImages images() {
    return images;
  }

  /** Notes an entry that is written; false where it is no cell. */
  boolean put(Mutation.Put put) {
    if (!moveTo(put.key())) {
      return false;
    }
    if (slot != null && slot.next() != null) {
      slot.next(with(slot.next(), put));
    }
    return true;
  }

  private RowCells with(RowCells cells, Mutation.Put put) {
    return cells.count() < MOST_CELLS && cells.bytes().length + put.payloadBytes() < MOST_BYTES
        ? images.form().with(cells, images.layout().decode(put, rowEnd, null))
        : null;
  }

  /** Notes an entry that is removed; false where it is no cell. What is below it is not known. */
  boolean delete(Mutation.Delete delete) {
    if (!moveTo(delete.key())) {
      return false;
    }
    if (slot != null) {
      slot.next(null);
    }
    return true;
  }

  private boolean moveTo(byte[] storageKey) {
    boolean same = rowKey != null
        && storageKey.length > rowEnd
        && Arrays.equals(rowKey, 0, rowEnd, storageKey, 0, rowEnd);
    if (same) {
      return true;
    }
    rowEnd = CellLayout.rowEnd(storageKey, storageKey.length);
    if (rowEnd < 0) {
      return false;
    }
    rowKey = storageKey;
    beginRow(new RowKey(Arrays.copyOfRange(storageKey, TabletImages.KEY_FROM, rowEnd)));
    return true;
  }

  private void beginRow(RowKey key) {
    int counter = TabletImages.counter(key);
    if ((counted & 1L << counter) == 0) {
      counted |= 1L << counter;
      images.count(counter);
    }
    slot = images.slot(key);
    if (slot == null) {
      images.revokeLinkOver(key);
    } else if (slot.beginChange()) {
      changed.add(slot);
    }
  }

  /** Has the images follow, if all was written, and lets rows be learned again. */
  void end(boolean written) {
    changed.forEach(each -> images.endChange(each, written));
    for (long rest = counted; rest != 0; rest &= rest - 1) {
      images.count(Long.numberOfTrailingZeros(rest));
    }
    images.count(TabletImages.ANY);
  }
}
