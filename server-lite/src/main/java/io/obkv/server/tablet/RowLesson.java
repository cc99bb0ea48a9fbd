// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;

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
   * @param page has its cells, one behind the other
   * @param ends where cells of the page end
   * @param from where the first of the row's cells begins
   * @param first of the row among {@code ends}
   * @param last of the row among {@code ends}
   */
  public void row(byte[] row, byte[] page, int[] ends, int from, int first, int last) {
    RowKey key = RowKey.of(row);
    RowImage image = images.image(key);
    if (image == null) {
      int[] own = new int[last - first + 1];
      for (int i = 0; i < own.length; i++) {
        own[i] = ends[first + i] - from;
      }
      byte[] cells = Arrays.copyOfRange(page, from, ends[last]);
      image = kept(new RowSlot(images, key, new RowCells(cells, own)));
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
