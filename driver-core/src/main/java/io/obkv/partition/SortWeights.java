// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

/** The weights by which utf8mb4_general_ci sorts and compares: blanks at the end do not count. */
public final class SortWeights {
  /** A byte that begins no character weighs this plus the byte: above every character. */
  public static final int MALFORMED = Utf8.MALFORMED;

  private static final byte BLANK = ' ';

  private SortWeights() {}

  /** A weight a character, each of 16 bits or above {@link #MALFORMED}. */
  public static int[] generalCi(byte[] utf8) {
    int[] weights = Utf8.codePoints(utf8, lengthWithoutBlanks(utf8));
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < MALFORMED) {
        weights[i] = GeneralWeights.of(weights[i]);
      }
    }
    return weights;
  }

  /** The length of a string without the blanks at its end. */
  public static int lengthWithoutBlanks(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == BLANK) {
      length--;
    }
    return length;
  }
}
