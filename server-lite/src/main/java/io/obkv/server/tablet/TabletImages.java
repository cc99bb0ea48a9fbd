// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The images of one tablet's rows, as one version of its table answers them. Safe for many threads; writes come one
 * after the other.
 *
 * <p>What is learned beside a write is not trusted: counters say whether rows are being written, odd meanwhile, and
 * how often they were. Who reads storage notes them before, publishes what was read, and confirms it when they are
 * still the same; a writer counts before it looks for what to revoke. So one of the two sees the other.
 */
public final class TabletImages {
  /** Rows share counters by their hash; a write is a set of them in one number. */
  private static final int COUNTERS = Long.SIZE;

  private static final int COUNTER_BITS = 6;

  private static final int LONG_ROWS_IN_TURN = 8;
  private static final int UNKNOWN_SCANS_IN_TURN = 1_024;

  /** How many scans may meet unknown rows for one that does not. */
  private static final int UNKNOWN_SCANS_FOR_KNOWN = 8;

  static final int KEY_FROM = Long.BYTES + 1;

  /** The counter of writes to any row. */
  static final int ANY = COUNTERS;

  private final RowImages all;
  private final CellLayout layout;
  private final RowCells.Form form;
  private final ConcurrentMap<RowKey, RowSlot> slots = new ConcurrentHashMap<>();

  /** Those of them with links in the order of the rows: gets of single rows do without it. */
  private final ConcurrentNavigableMap<byte[], RowSlot> ordered =
      new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

  private final AtomicLongArray writes = new AtomicLongArray(COUNTERS + 1);

  private final Credit shortRows = new Credit(LONG_ROWS_IN_TURN, LONG_ROWS_IN_TURN);
  private final Credit scans = new Credit(UNKNOWN_SCANS_IN_TURN, UNKNOWN_SCANS_FOR_KNOWN);

  TabletImages(RowImages all, CellLayout layout, RowCells.Form form) {
    this.all = all;
    this.layout = layout;
    this.form = form;
  }

  /** The version of the table by which its rows are read. */
  long schemaVersion() {
    return layout.table().schema().schemaVersion();
  }

  CellLayout layout() {
    return layout;
  }

  RowCells.Form form() {
    return form;
  }

  /** Whether a row is likely to be short enough to be read as a whole where a few of its columns are wanted. */
  public boolean mayBeShort() {
    return shortRows.isWorthATry();
  }

  /** Notes of a row whether it was that. */
  public void noteShort(boolean isShort) {
    if (isShort) {
      shortRows.succeeded();
    } else {
      shortRows.failed();
    }
  }

  /** Notes of a read of several rows whether images answered it. */
  public void noteScan(boolean known) {
    if (known) {
      scans.succeeded();
    } else if (all.isFull()) {
      scans.failed();
    }
  }

  /**
   * Whether images of the rows of a scan are likely to be of use: not where there is no room for all rows, and scans
   * hardly ever meet none but known ones.
   */
  public boolean mayHelpScans() {
    return scans.isWorthATry();
  }

  /** The row's image, where there is one that holds; else null. */
  RowImage image(RowKey key) {
    RowSlot slot = slots.get(key);
    RowImage image = slot == null ? null : slot.image();
    if (image == null || !image.holds()) {
      return null;
    }
    all.used(slot);
    return image;
  }

  /** Notes that an image was of use. */
  void note(RowSlot slot) {
    all.used(slot);
  }

  /** Begins to learn about one row. */
  public RowLesson lessonOfRow(byte[] row) {
    int counter = counter(RowKey.of(row));
    return new RowLesson(this, counter, writes.get(counter));
  }

  /** Begins to learn about rows that follow each other. */
  public RowLesson lessonOfRows() {
    return new RowLesson(this, ANY, writes.get(ANY));
  }

  boolean isUnwritten(int counter, long noted) {
    return (noted & 1) == 0 && writes.get(counter) == noted;
  }

  /** Publishes a slot whose image is not confirmed; false where the row has one. */
  boolean publish(RowSlot slot) {
    return slots.putIfAbsent(slot.key(), slot) == null;
  }

  /** Has writes find the link of a slot; to be called before the link is confirmed. */
  void order(RowSlot slot) {
    if (!slot.isOrdered()) {
      ordered.put(slot.key().bytes(), slot);
      slot.setOrdered();
    }
    // Whoever lets go of it meanwhile may not have seen that it has a place.
    if (slots.get(slot.key()) != slot) {
      ordered.remove(slot.key().bytes(), slot);
    }
  }

  /** Counts a slot among those that are kept. */
  void keep(RowSlot slot) {
    all.keep(slot);
  }

  /** Lets go of a slot. */
  void remove(RowSlot slot) {
    // Before its image is revoked: who puts another in its place looks afterwards whether it is
    // there.
    slots.remove(slot.key(), slot);
    if (slot.isOrdered()) {
      ordered.remove(slot.key().bytes(), slot);
    }
    slot.image().revoke();
  }

  /** The slot of a row; null where it has none. */
  RowSlot slot(RowKey key) {
    return slots.get(key);
  }

  /** The row may be new: then the one before it is followed by it, and no longer by another. */
  void revokeLinkOver(RowKey key) {
    var before = ordered.lowerEntry(key.bytes());
    RowLink link = before == null ? null : before.getValue().image().link();
    if (link != null && Arrays.compareUnsigned(key.bytes(), link.next().bytes()) < 0) {
      link.revoke();
    }
  }

  /** Ends a write to a row, whose image then follows it, or is let go. */
  void endChange(RowSlot slot, boolean written) {
    if (!slot.endChange(written)) {
      remove(slot);
      all.forget(slot);
    } else if (slots.get(slot.key()) != slot) {
      slot.image().revoke();
    } else if (slot.hasGrown()) {
      all.keep(slot);
    }
  }

  /** Counts the beginning, or the end, of a write to the rows of a counter. */
  void count(int counter) {
    writes.incrementAndGet(counter);
  }

  /** Revokes everything; what is being learned is not kept. To be called between writes, or within one. */
  void close() {
    for (int i = 0; i <= COUNTERS; i++) {
      // Odd for ever: even ones become so, and odd ones stay so.
      writes.accumulateAndGet(i, 1, (count, one) -> count | one);
    }
    slots.values().forEach(slot -> {
      slot.image().revoke();
      all.forget(slot);
    });
    slots.clear();
    ordered.clear();
  }

  static int counter(RowKey key) {
    // The upper bits of a product with the golden ratio, as in Fibonacci hashing (Knuth, TAOCP
    // 6.4).
    return (key.hashCode() * 0x9e3779b9) >>> (Integer.SIZE - COUNTER_BITS);
  }
}
