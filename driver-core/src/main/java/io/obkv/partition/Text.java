// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;
import java.util.Arrays;

/** Character strings under a collation: their hash for KEY partitioning, and their order. */
final class Text {
  private static final byte BLANK = ' ';
  /** What the server's buffer of 128 bytes holds. */
  private static final int WEIGHTS_AT_ONCE = 64;

  private static final int WEIGHTS_IN_BLOCK = Long.BYTES / Short.BYTES;

  private Text() {}

  /** Continues {@code seed} with a string in UTF-8 (any bytes, for the binary collation). */
  static long hash(byte[] bytes, Collation collation, long seed) {
    return switch (collation) {
      case BINARY -> MurmurHash.hash(bytes, seed);
      case UTF8MB4_BIN -> MurmurHash.hash(bytes, SortWeights.lengthWithoutBlanks(bytes), seed);
      case UTF8MB4_GENERAL_CI -> hashWeights(bytes, seed);
      case UTF8MB4_UNICODE_CI -> UcaHash.version4(bytes, seed);
      case UTF8MB4_0900_AI_CI -> UcaHash.version9(bytes, seed);
      case INVALID -> throw unsupported();
    };
  }

  /** Negative, zero or positive as {@code a} sorts before, with or after {@code b}. */
  static int compare(byte[] a, byte[] b, Collation collation) {
    return switch (collation) {
      case BINARY -> Arrays.compareUnsigned(a, b);
      case UTF8MB4_BIN -> comparePadded(a, b);
      case UTF8MB4_GENERAL_CI, UTF8MB4_UNICODE_CI ->
        comparePadded(
            SortWeights.of(a, collation),
            SortWeights.of(b, collation),
            SortWeights.padding(collation));
      case UTF8MB4_0900_AI_CI ->
        Arrays.compare(SortWeights.of(a, collation), SortWeights.of(b, collation));
      case INVALID -> throw unsupported();
    };
  }

  private static IllegalArgumentException unsupported() {
    return new IllegalArgumentException(
        "no partition can be found for a key in an unknown collation");
  }

  /**
   * The server hashes weights through a buffer, so a long string is a chain of hashes; it ends at a byte
   * that begins no character. Every call of a client that routes comes by here: it makes no object.
   */
  private static long hashWeights(byte[] bytes, long seed) {
    int end = SortWeights.lengthWithoutBlanks(bytes);
    int left = Utf8.wellFormed(bytes, end);
    long hash = seed;
    int at = 0;
    while (left > 0) {
      int count = Math.min(left, WEIGHTS_AT_ONCE);
      long link = MurmurHash.start(count * Short.BYTES, hash);
      long block = 0;
      for (int i = 0; i < count; i++) {
        int codePoint = Utf8.codePoint(bytes, at, end);
        at += Utf8.width(codePoint);
        block |= (long) GeneralWeights.of(codePoint) << i % WEIGHTS_IN_BLOCK * Short.SIZE;
        if (i % WEIGHTS_IN_BLOCK == WEIGHTS_IN_BLOCK - 1) {
          link = MurmurHash.mix(link, block);
          block = 0;
        }
      }
      hash =
          MurmurHash.finish(count % WEIGHTS_IN_BLOCK == 0 ? link : MurmurHash.mixRest(link, block));
      left -= count;
    }
    return hash;
  }

  /** The shorter string compares as if blanks followed it. */
  private static int comparePadded(byte[] a, byte[] b) {
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Byte.compareUnsigned(i < a.length ? a[i] : BLANK, i < b.length ? b[i] : BLANK);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int comparePadded(int[] a, int[] b, int blank) {
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Integer.compare(i < a.length ? a[i] : blank, i < b.length ? b[i] : blank);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
