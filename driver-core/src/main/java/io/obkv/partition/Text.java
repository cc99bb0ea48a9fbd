// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;
import java.util.Arrays;

/** Character strings under a collation: their hash for KEY partitioning, and their order. */
final class Text {
  private static final byte BLANK = ' ';
  private static final int WEIGHT_BUFFER = 128;

  private Text() {}

  /** Continues {@code seed} with a string in UTF-8 (any bytes, for the binary collation). */
  static long hash(byte[] bytes, Collation collation, long seed) {
    return switch (collation) {
      case BINARY -> MurmurHash.hash(bytes, seed);
      case UTF8MB4_BIN -> MurmurHash.hash(bytes, SortWeights.lengthWithoutBlanks(bytes), seed);
      case UTF8MB4_GENERAL_CI -> hashWeights(bytes, seed);
      default -> throw unsupported(collation);
    };
  }

  /** Negative, zero or positive as {@code a} sorts before, with or after {@code b}. */
  static int compare(byte[] a, byte[] b, Collation collation) {
    return switch (collation) {
      case BINARY -> Arrays.compareUnsigned(a, b);
      case UTF8MB4_BIN -> comparePadded(a, b);
      case UTF8MB4_GENERAL_CI -> compareWeights(SortWeights.generalCi(a), SortWeights.generalCi(b));
      default -> throw unsupported(collation);
    };
  }

  private static IllegalArgumentException unsupported(Collation collation) {
    return new IllegalArgumentException(
        "no partition can be found for a key in collation " + collation.sqlName());
  }

  /** The server hashes weights through a buffer, so a long string is a chain of hashes. */
  private static long hashWeights(byte[] bytes, long seed) {
    int[] weights = SortWeights.generalCi(bytes);
    byte[] buffer = new byte[Math.min(WEIGHT_BUFFER, 2 * weights.length)];
    long hash = seed;
    int filled = 0;
    for (int weight : weights) {
      if (weight >= SortWeights.MALFORMED) {
        break;
      }
      if (filled == WEIGHT_BUFFER) {
        hash = MurmurHash.hash(buffer, filled, hash);
        filled = 0;
      }
      buffer[filled++] = (byte) weight;
      buffer[filled++] = (byte) (weight >> 8);
    }
    return filled == 0 ? hash : MurmurHash.hash(buffer, filled, hash);
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

  private static int compareWeights(int[] a, int[] b) {
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Integer.compare(i < a.length ? a[i] : BLANK, i < b.length ? b[i] : BLANK);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
