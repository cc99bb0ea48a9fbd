// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import java.util.Arrays;
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

  static final int KEY_FROM = Long.BYTES + 1;

  /** The counter of writes to any row. */
  static final int ANY = COUNTERS;

  private final RowImages all;
  private final CellLayout layout;
  private final RowCells.Form form;
  private final ConcurrentNavigableMap<byte[], RowImage> images =
      new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
  private final AtomicLongArray writes = new AtomicLongArray(COUNTERS + 1);

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

  /** A row as it stands in storage keys. */
  static byte[] key(byte[] row) {
    ByteSink out = new ByteSink(row.length + 2);
    BinaryKeyColumn.encode(row, out);
    return out.toByteArray();
  }

  /** The row's image, where there is one that holds; else null. */
  RowImage image(byte[] key) {
    RowImage image = images.get(key);
    if (image == null || !image.holds()) {
      return null;
    }
    all.used(image);
    return image;
  }

  /** Notes that an image was of use. */
  void note(RowImage image) {
    all.used(image);
  }

  /** Begins to learn about one row. */
  public RowLesson lessonOfRow(byte[] row) {
    int counter = counter(key(row));
    return new RowLesson(this, counter, writes.get(counter));
  }

  /** Begins to learn about rows that follow each other. */
  public RowLesson lessonOfRows() {
    return new RowLesson(this, ANY, writes.get(ANY));
  }

  boolean isUnwritten(int counter, long noted) {
    return (noted & 1) == 0 && writes.get(counter) == noted;
  }

  /** Publishes an image that is not confirmed; false where there is one already. */
  boolean publish(RowImage image) {
    return images.putIfAbsent(image.key(), image) == null;
  }

  /** Counts an image that holds among those that are kept. */
  void keep(RowImage image) {
    all.keep(image);
  }

  /** Lets go of an image. */
  void remove(RowImage image) {
    image.revoke();
    images.remove(image.key(), image);
  }

  /** What may be kept of a row, whether or not it holds; else null. */
  RowImage any(byte[] key) {
    return images.get(key);
  }

  /** The row may be new: then the one before it is followed by it, and no longer by another. */
  void revokeLinkOver(byte[] key) {
    var before = images.lowerEntry(key);
    RowLink link = before == null ? null : before.getValue().link();
    if (link != null && !Arrays.equals(link.next(), key)) {
      link.revoke();
    }
  }

  /** Puts an image that holds from now on in the place of a revoked one, if that is still there. */
  void replace(RowImage before, RowImage after) {
    if (images.replace(before.key(), before, after) && after.confirm()) {
      all.forget(before);
      all.keep(after);
    }
  }

  /** Lets go of an image for good. */
  void drop(RowImage image) {
    remove(image);
    all.forget(image);
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
    images.values().forEach(image -> {
      image.revoke();
      all.forget(image);
    });
    images.clear();
  }

  static int counter(byte[] key) {
    // The upper bits of a product with the golden ratio, as in Fibonacci hashing (Knuth, TAOCP
    // 6.4).
    return (Arrays.hashCode(key) * 0x9e3779b9) >>> (Integer.SIZE - COUNTER_BITS);
  }
}
