// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** Where a row's image is kept, while one follows the other. Safe for many threads. */
final class RowSlot {
  private final TabletImages owner;
  private final RowKey key;
  private volatile RowImage image;

  /** What was counted for it. */
  private volatile int countedBytes;

  /** Whether it has a place in the order of the rows, or had one. */
  private volatile boolean ordered;

  /** Whether it is being written; for the one write that is under way, as is the next. */
  private boolean changing;

  /** What the row holds when the write has ended; null where that is not known. */
  private RowCells next;

  /** A slot with an image that is not confirmed. */
  RowSlot(TabletImages owner, RowKey key, RowCells cells) {
    this.owner = owner;
    this.key = key;
    this.image = new RowImage(this, cells);
  }

  TabletImages owner() {
    return owner;
  }

  RowKey key() {
    return key;
  }

  boolean isOrdered() {
    return ordered;
  }

  void setOrdered() {
    ordered = true;
  }

  /** The last image, which may be revoked. */
  RowImage image() {
    return image;
  }

  /** What it takes in memory, which is counted from now on. */
  int countBytes() {
    countedBytes = image.bytes();
    return countedBytes;
  }

  /** Whether it takes much more than is counted. */
  boolean hasGrown() {
    int counted = countedBytes;
    return image.bytes() > counted + counted / 8;
  }

  /** Revokes the image for a write; false where that is done. */
  boolean beginChange() {
    if (changing) {
      return false;
    }
    changing = true;
    next = image.holds() ? image.cells() : null;
    image.revoke();
    return true;
  }

  /** What the row holds when the write has ended, as far as is known; else null. */
  RowCells next() {
    return next;
  }

  /** Says what the row holds when the write has ended; null for what is not known. */
  void next(RowCells cells) {
    next = cells;
  }

  /**
   * Ends a write.
   *
   * @param written whether it is visible
   * @return whether an image that holds follows the one before
   */
  boolean endChange(boolean written) {
    RowCells cells = next;
    changing = false;
    next = null;
    if (!written || cells == null) {
      return false;
    }
    RowImage after = new RowImage(this, cells);
    RowLink link = image.link();
    if (link != null) {
      var unused = after.link(link);
    }
    image = after;
    return after.confirm();
  }
}
