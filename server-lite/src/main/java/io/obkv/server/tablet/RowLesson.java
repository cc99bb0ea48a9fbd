// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.function.Supplier;

/**
 * What a read learns of the rows that it passes, to be begun before it looks at storage. Keeps nothing of rows that
 * were written meanwhile. For one thread at a time.
 */
public final class RowLesson {
  private final TabletImages images;
  private final int counter;
  private final long noted;
  private RowImage previous;

  RowLesson(TabletImages images, int counter, long noted) {
    this.images = images;
    this.counter = counter;
    this.noted = noted;
  }

  /**
   * Notes a row, which follows the one noted before.
   *
   * @param cells is asked where the row has no image yet
   */
  public void row(byte[] row, Supplier<RowCells> cells) {
    RowKey key = RowKey.of(row);
    RowImage image = images.image(key);
    if (image == null) {
      image = kept(new RowSlot(images, key, cells.get()));
    }
    if (previous != null) {
      link(previous, key);
    }
    previous = image;
  }

  /** Notes that a row, or several, follow the one noted before of which no image can be made. */
  public void leaveOut() {
    previous = null;
  }

  /** Null where it was not kept. */
  private RowImage kept(RowSlot made) {
    if (!images.publish(made)) {
      return null;
    }
    if (!images.isUnwritten(counter, noted) || !made.image().confirm()) {
      images.remove(made);
      return null;
    }
    images.keep(made);
    return made.image();
  }

  private void link(RowImage row, RowKey next) {
    RowLink link = new RowLink(next);
    if (row.link(link)) {
      images.order(row.slot());
      if (!(images.isUnwritten(counter, noted) && link.confirm())) {
        link.revoke();
      }
    }
  }
}
