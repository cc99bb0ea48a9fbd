// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import io.obkv.value.Collation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** Compares text by the collation of its column. */
final class CollationOrder {
  private CollationOrder() {}

  /**
   * Below, at or above zero as {@code left} sorts before, with or after {@code right}. Text sorts as
   * if it went on with blanks, so that blanks at the end make no difference; bytes do not.
   *
   * @param collation MySQL's number
   */
  static int compare(byte[] left, byte[] right, int collation) {
    if (collation == Collation.BINARY.number() || Arrays.equals(left, right)) {
      return Arrays.compareUnsigned(left, right);
    }
    boolean caseless = collation == Collation.UTF8MB4_GENERAL_CI.number();
    int[] a = caseless ? weights(left) : unsigned(left);
    int[] b = caseless ? weights(right) : unsigned(right);
    int length = Math.max(a.length, b.length);
    return Arrays.compare(padded(a, length), padded(b, length));
  }

  private static int[] padded(int[] weights, int length) {
    int[] padded = Arrays.copyOf(weights, length);
    Arrays.fill(padded, weights.length, length, ' ');
    return padded;
  }

  private static int[] unsigned(byte[] text) {
    int[] weights = new int[text.length];
    for (int i = 0; i < text.length; i++) {
      weights[i] = Byte.toUnsignedInt(text[i]);
    }
    return weights;
  }

  /** One weight a character: its upper case without accents, as general_ci has it. */
  private static int[] weights(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .codePoints()
        .map(CollationOrder::weight)
        .toArray();
  }

  private static int weight(int codePoint) {
    if (codePoint < 0x80) {
      return Character.toUpperCase(codePoint);
    }
    if (codePoint > 0xffff) {
      return 0xfffd;
    }
    String base = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
    return Character.toUpperCase(base.codePointAt(0));
  }
}
