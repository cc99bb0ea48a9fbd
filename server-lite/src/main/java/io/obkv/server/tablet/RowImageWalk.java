// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A walk over rows by their images alone, upwards. What it gives is the tablet at one moment if everything {@link
 * #stillHolds} when the walk is over. For one thread at a time.
 */
public final class RowImageWalk {
  private final TabletImages images;
  private final RowKey first;
  private final RowKey end;
  private final boolean endIncluded;
  private final List<Revocable> relied = new ArrayList<>();
  private RowImage current;
  private boolean ended;

  /**
   * A walk.
   *
   * @param first the row that it begins with, which has to be there
   * @param end where it ends; null for nowhere
   * @param endIncluded whether the row {@code end} is in it
   */
  public RowImageWalk(TabletImages images, byte[] first, byte[] end, boolean endIncluded) {
    this.images = images;
    this.first = RowKey.of(first);
    this.end = end == null ? null : RowKey.of(end);
    this.endIncluded = endIncluded;
  }

  /** The next row's image; null at the {@link #isEnd end}, and where it is not known. */
  public RowImage next() {
    if (current == null) {
      current = isBehind(first) ? null : images.image(first);
      return relyOn(current);
    }
    if (endIncluded && current.key().equals(end)) {
      ended = true;
      return null;
    }
    RowLink link = current.link();
    if (link == null || !link.holds()) {
      return null;
    }
    relied.add(link);
    if (isBehind(link.next())) {
      ended = true;
      return null;
    }
    current = image(link);
    return relyOn(current);
  }

  private RowImage relyOn(RowImage image) {
    if (image != null) {
      relied.add(image);
    }
    return image;
  }

  private RowImage image(RowLink link) {
    RowImage known = link.image();
    if (known != null && known.holds()) {
      images.note(known.slot());
      return known;
    }
    RowImage found = images.image(link.next());
    link.remember(found);
    return found;
  }

  private boolean isBehind(RowKey key) {
    if (end == null) {
      return false;
    }
    int sign = Arrays.compareUnsigned(key.bytes(), end.bytes());
    return sign > 0 || sign == 0 && !endIncluded;
  }

  /** True when there is certainly no other row before the end. */
  public boolean isEnd() {
    return ended;
  }

  /** Whether all that the walk gave was true at once: now, or when it was asked last. */
  public boolean stillHolds() {
    for (Revocable one : relied) {
      if (!one.holds()) {
        return false;
      }
    }
    return true;
  }
}
