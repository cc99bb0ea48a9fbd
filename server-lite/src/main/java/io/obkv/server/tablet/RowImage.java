// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** All that a plain read sees of a row, in the form of its answer. Holds until a cell of the row changes. */
public final class RowImage extends Revocable {
  /** About what an image takes besides its arrays: itself, its link, its places in two maps. */
  private static final int OVERHEAD_BYTES = 300;

  private final TabletImages owner;
  private final byte[] key;
  private final RowCells cells;
  private volatile RowLink link;

  RowImage(TabletImages owner, byte[] key, RowCells cells) {
    this.owner = owner;
    this.key = key;
    this.cells = cells;
  }

  /** What a read sees. */
  public RowCells cells() {
    return cells;
  }

  TabletImages owner() {
    return owner;
  }

  /** The row as it stands in storage keys. */
  byte[] key() {
    return key;
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
        + 2 * key.length
        + cells.bytes().length
        + cells.ends().length * Integer.BYTES;
  }
}
