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
   * Below, at or above zero as {@code left} sorts before, with or after {@code right}.
   *
   * @param collation MySQL's number; every one but utf8mb4_general_ci compares bytes
   */
  static int compare(byte[] left, byte[] right, int collation) {
    if (collation != Collation.UTF8MB4_GENERAL_CI.number() || Arrays.equals(left, right)) {
      return Arrays.compareUnsigned(left, right);
    }
    int[] a = weights(left);
    int[] b = weights(right);
    return Arrays.compare(a, b);
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
