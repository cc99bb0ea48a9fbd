// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import java.util.Arrays;

/**
 * UTF-8 read as the server's collations read it: a byte that begins no character is kept apart, not
 * replaced, since a hash ends there.
 */
final class Utf8 {
  /** A byte that begins no character is this plus the byte. */
  static final int MALFORMED = 0x110000;

  private Utf8() {}

  /** The code points of the first {@code length} bytes. */
  static int[] codePoints(byte[] bytes, int length) {
    int[] codePoints = new int[length];
    int count = 0;
    int at = 0;
    while (at < length) {
      int codePoint = codePoint(bytes, at, length);
      codePoints[count++] = codePoint;
      at += width(codePoint);
    }
    return count == length ? codePoints : Arrays.copyOf(codePoints, count);
  }

  /** How many characters there are before the end, or before a byte that begins none. */
  static int wellFormed(byte[] bytes, int length) {
    int count = 0;
    for (int at = 0; at < length; count++) {
      int codePoint = codePoint(bytes, at, length);
      if (codePoint >= MALFORMED) {
        return count;
      }
      at += width(codePoint);
    }
    return count;
  }

  /** The code point that begins at a place before {@code length}, or {@link #MALFORMED} and the byte. */
  static int codePoint(byte[] bytes, int at, int length) {
    int lead = bytes[at] & 0xff;
    int size = size(lead);
    return at + size <= length ? decode(bytes, at, size) : MALFORMED + lead;
  }

  /** The bytes of a code point; 1 for one that is malformed. */
  static int width(int codePoint) {
    if (codePoint < 0x80 || codePoint >= MALFORMED) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  private static int size(int lead) {
    if (lead < 0xc2) {
      return 1;
    }
    if (lead < 0xe0) {
      return 2;
    }
    return lead < 0xf0 ? 3 : 4;
  }

  private static int decode(byte[] bytes, int at, int size) {
    int lead = bytes[at] & 0xff;
    if (size == 1) {
      return lead < 0x80 ? lead : MALFORMED + lead;
    }
    int codePoint = lead & (0x7f >> size);
    for (int i = 1; i < size; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return MALFORMED + lead;
      }
      codePoint = codePoint << 6 | bytes[at + i] & 0x3f;
    }
    boolean overlong = size == 3 && codePoint < 0x800 || size == 4 && codePoint < 0x10000;
    return overlong || lead > 0xf4 || codePoint > 0x10ffff ? MALFORMED + lead : codePoint;
  }
}
