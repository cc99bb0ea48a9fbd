// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the patterns of a fuzzy row filter from its bytes, the only form in which every version of HBase's
 * client tells them: a message of Protocol Buffers, {@code repeated (bytes pattern = 1, bytes mask = 2) = 1}.
 */
final class FuzzyKeys {
  private static final int PAIR = 1 << 3 | 2;
  private static final int PATTERN = 1 << 3 | 2;
  private static final int MASK = 2 << 3 | 2;
  private static final int WIRE_TYPE = 7;
  private static final int BYTES = 2;

  /** How HBase's filter marks positions for its own use, where it can: the others keep the marks 0 and 1. */
  private static final byte PREPARED_FIXED = -1;

  private static final byte PREPARED_FREE = 2;

  private final byte[] message;
  private int at;

  private FuzzyKeys(byte[] message) {
    this.message = message;
  }

  /**
   * A pattern.
   *
   * @param fixed for each position whether a row must have the pattern's byte there
   */
  record Key(byte[] pattern, boolean[] fixed) {}

  static List<Key> of(byte[] message) {
    List<Key> keys = new ArrayList<>();
    FuzzyKeys reader = new FuzzyKeys(message);
    while (reader.at < message.length) {
      int tag = reader.number();
      if (tag == PAIR) {
        keys.add(new FuzzyKeys(reader.bytes()).key());
      } else {
        reader.skip(tag);
      }
    }
    return keys;
  }

  private Key key() {
    byte[] pattern = {};
    byte[] mask = {};
    while (at < message.length) {
      int tag = number();
      if (tag == PATTERN) {
        pattern = bytes();
      } else if (tag == MASK) {
        mask = bytes();
      } else {
        skip(tag);
      }
    }
    return new Key(pattern, fixed(mask));
  }

  private static boolean[] fixed(byte[] mask) {
    boolean prepared = false;
    for (byte mark : mask) {
      prepared |= mark == PREPARED_FIXED || mark == PREPARED_FREE;
    }
    boolean[] fixed = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      fixed[i] = mask[i] == (prepared ? PREPARED_FIXED : 0);
    }
    return fixed;
  }

  private int number() {
    int value = 0;
    int shift = 0;
    byte part;
    do {
      part = message[at++];
      value |= (part & 0x7f) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  private byte[] bytes() {
    int length = number();
    at += length;
    return Arrays.copyOfRange(message, at - length, at);
  }

  /** Fields are numbers, flags among them, or bytes. */
  private void skip(int tag) {
    if ((tag & WIRE_TYPE) == BYTES) {
      at += number();
    } else {
      var unused = number();
    }
  }
}
