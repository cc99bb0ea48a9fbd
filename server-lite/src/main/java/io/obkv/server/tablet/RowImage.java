// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** All that a plain read sees of a row, in the form of its answer. Holds until a cell of the row changes. */
public final class RowImage extends Revocable {
  /** About what an image takes besides its arrays: its slot, its link, their places in three maps. */
  private static final int OVERHEAD_BYTES = 400;

  private final RowSlot slot;
  private final RowCells cells;
  private volatile RowLink link;

  RowImage(RowSlot slot, RowCells cells) {
    this.slot = slot;
    this.cells = cells;
  }

  /** What a read sees. */
  public RowCells cells() {
    return cells;
  }

  RowSlot slot() {
    return slot;
  }

  RowKey key() {
    return slot.key();
  }

  /** Which row follows; null where that is not known. */
  RowLink link() {
    return link;
  }

  /** Says by a link which row follows; false where another one says so already. */
  synchronized boolean link(RowLink made) {
    boolean free = link == null || link.isRevoked();
    if (free) {
      link = made;
    }
    return free;
  }

  int bytes() {
    return OVERHEAD_BYTES
        + 2 * key().bytes().length
        + cells.bytes().length
        + cells.ends().length * Integer.BYTES;
  }
}
