// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Bounds of partitions for split keys. OceanBase takes only bounds that are text in UTF-8, also of binary
 * columns (error 1366); for another key stands one near it, so that there are as many regions as asked for.
 */
final class TextBounds {
  private static final int FIRST_BEHIND_ASCII = 0x80;
  private static final int FIRST_LEAD = 0xc2;
  private static final int LAST_LEAD = 0xf4;
  private static final byte[] LAST_OF_ASCII = {0x7f};
  private static final byte[] LAST_CHARACTER = {(byte) 0xf4, (byte) 0x8f, (byte) 0xbf, (byte) 0xbf};

  private TextBounds() {}

  /**
   * A bound for each split key.
   *
   * @param splits ascending, each once
   * @return ascending, each once
   */
  static List<byte[]> of(byte[][] splits) {
    List<byte[]> bounds = new ArrayList<>(splits.length);
    byte[] last = null;
    for (byte[] split : splits) {
      byte[] bound = near(split);
      if (last != null && Bytes.compareTo(bound, last) <= 0) {
        bound = Arrays.copyOf(last, last.length + 1);
        bound[last.length] = 1;
      }
      bounds.add(bound);
      last = bound;
    }
    return bounds;
  }

  private static byte[] near(byte[] key) {
    int at = 0;
    while (at < key.length) {
      int length = character(key, at);
      if (length == 0) {
        return Bytes.add(Arrays.copyOf(key, at), instead(Byte.toUnsignedInt(key[at])));
      }
      at += length;
    }
    return key;
  }

  /** The length of the character at a place; 0 where there is none. */
  private static int character(byte[] key, int at) {
    int lead = Byte.toUnsignedInt(key[at]);
    if (lead < FIRST_BEHIND_ASCII) {
      return 1;
    }
    if (lead < FIRST_LEAD || lead > LAST_LEAD) {
      return 0;
    }
    int length = length(lead);
    if (at + length > key.length) {
      return 0;
    }
    int second = Byte.toUnsignedInt(key[at + 1]);
    if (second < leastSecond(lead) || second > mostSecond(lead)) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((key[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int length(int lead) {
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }

  /** No form that is longer than it need be. */
  private static int leastSecond(int lead) {
    return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  }

  /** No surrogates, nothing behind the last character. */
  private static int mostSecond(int lead) {
    return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  }

  /** A character near to a byte that begins none here. */
  private static byte[] instead(int lead) {
    if (lead < FIRST_LEAD) {
      return LAST_OF_ASCII;
    }
    if (lead > LAST_LEAD) {
      return LAST_CHARACTER;
    }
    byte[] first = new byte[length(lead)];
    Arrays.fill(first, (byte) 0x80);
    first[0] = (byte) lead;
    first[1] = (byte) leastSecond(lead);
    return first;
  }
}
