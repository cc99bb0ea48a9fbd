// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;

/** The order of character strings by collation, as OceanBase compares and sorts them. Stateless. */
public final class TextOrder {
  private TextOrder() {}

  /**
   * Negative, zero or positive as {@code left} sorts before, with or after {@code right}. Blanks at
   * the end do not count, but for {@link Collation#BINARY}. Collations without regard to case are
   * all compared as utf8mb4_general_ci.
   *
   * @param left UTF-8, or any bytes for the binary collation
   * @param right likewise
   */
  public static int compare(byte[] left, byte[] right, Collation collation) {
    return switch (collation) {
      case BINARY, UTF8MB4_BIN, UTF8MB4_GENERAL_CI -> Text.compare(left, right, collation);
      default -> Text.compare(left, right, Collation.UTF8MB4_GENERAL_CI);
    };
  }
}
