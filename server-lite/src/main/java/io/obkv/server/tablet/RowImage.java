// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/**
 * All that a plain read sees of a row, in the form of its answer. Holds until a cell of the row changes. Nobody may
 * change its arrays.
 */
public final class RowImage extends Revocable {
  /** About what an image takes besides its arrays: itself, its link, its places in two maps. */
  private static final int OVERHEAD_BYTES = 300;

  private final TabletImages owner;
  private final byte[] key;
  private final byte[] cells;
  private final int[] ends;
  private volatile RowLink link;

  RowImage(TabletImages owner, byte[] key, byte[] cells, int[] ends) {
    this.owner = owner;
    this.key = key;
    this.cells = cells;
    this.ends = ends;
  }

  /** The cells, one behind the other. */
  public byte[] cells() {
    return cells;
  }

  /** Where each cell ends among them. */
  public int[] ends() {
    return ends;
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
    return OVERHEAD_BYTES + 2 * key.length + cells.length + ends.length * Integer.BYTES;
  }
}
