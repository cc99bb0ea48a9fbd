// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;
import java.util.Arrays;

/** The order of character strings by collation, as OceanBase compares and sorts them. Stateless. */
public final class TextOrder {
  private TextOrder() {}

  /**
   * Negative, zero or positive as {@code left} sorts before, with or after {@code right}. Blanks at
   * the end do not count, but for {@link Collation#BINARY} and {@link Collation#UTF8MB4_0900_AI_CI}.
   *
   * @param left UTF-8, or any bytes for the binary collation
   * @param right likewise
   * @param collation {@link Collation#INVALID} counts as utf8mb4_general_ci, the server's default
   */
  public static int compare(byte[] left, byte[] right, Collation collation) {
    return Text.compare(
        left, right, collation == Collation.INVALID ? Collation.UTF8MB4_GENERAL_CI : collation);
  }

  /**
   * True when a character fits another in a pattern of {@code LIKE}. A character that has no entry in the
   * tables of the Unicode Collation Algorithm fits itself alone, even where another sorts with it.
   */
  public static boolean fits(int codePoint, int pattern, Collation collation) {
    if (codePoint == pattern) {
      return true;
    }
    return switch (collation) {
      case UTF8MB4_GENERAL_CI, INVALID ->
        GeneralWeights.of(codePoint) == GeneralWeights.of(pattern);
      case UTF8MB4_UNICODE_CI -> fits(codePoint, pattern, UcaWeights.version4());
      case UTF8MB4_0900_AI_CI -> fits(codePoint, pattern, UcaWeights.version9());
      case BINARY, UTF8MB4_BIN -> false;
    };
  }

  private static boolean fits(int codePoint, int pattern, UcaWeights table) {
    char[] weights = table.own(codePoint);
    return weights != null && Arrays.equals(weights, table.own(pattern));
  }
}
