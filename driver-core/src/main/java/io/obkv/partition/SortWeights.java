// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import io.obkv.value.Collation;
import java.util.Arrays;

/**
 * The weights by which collations without regard to case sort and compare: texts are in the order of their
 * weights. Stateless.
 */
public final class SortWeights {
  /** A byte that begins no character weighs this plus the byte: above every character. */
  public static final int MALFORMED = Utf8.MALFORMED;

  private static final byte BLANK = ' ';

  private SortWeights() {}

  /**
   * The weights of a text, each of 16 bits or above {@link #MALFORMED}; where the collation pads, without those
   * of blanks at the end.
   *
   * @param collation utf8mb4_general_ci, utf8mb4_unicode_ci or utf8mb4_0900_ai_ci
   */
  public static int[] of(byte[] utf8, Collation collation) {
    return switch (collation) {
      case UTF8MB4_GENERAL_CI -> generalCi(utf8);
      case UTF8MB4_UNICODE_CI -> withoutBlanks(unicode(utf8, UcaWeights.version4()));
      case UTF8MB4_0900_AI_CI -> unicode(utf8, UcaWeights.version9());
      default -> throw new IllegalArgumentException(collation.sqlName() + " has no weights");
    };
  }

  /**
   * The weight of a blank in a collation that pads: a text compares as if blanks without end followed it.
   *
   * @return -1 for utf8mb4_0900_ai_ci, where blanks at the end count
   */
  public static int padding(Collation collation) {
    return switch (collation) {
      case UTF8MB4_UNICODE_CI -> UcaWeights.BLANK;
      case UTF8MB4_0900_AI_CI -> -1;
      default -> BLANK;
    };
  }

  /** The length of a string without the blanks at its end. */
  public static int lengthWithoutBlanks(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == BLANK) {
      length--;
    }
    return length;
  }

  private static int[] generalCi(byte[] utf8) {
    int[] weights = Utf8.codePoints(utf8, lengthWithoutBlanks(utf8));
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < MALFORMED) {
        weights[i] = GeneralWeights.of(weights[i]);
      }
    }
    return weights;
  }

  private static int[] unicode(byte[] utf8, UcaWeights table) {
    int[] weights = new int[utf8.length];
    int count = 0;
    for (int codePoint : Utf8.codePoints(utf8, utf8.length)) {
      int more = codePoint < MALFORMED ? table.count(codePoint) : 1;
      if (count + more > weights.length) {
        weights = Arrays.copyOf(weights, 2 * (count + more));
      }
      for (int i = 0; i < more; i++) {
        weights[count++] = codePoint < MALFORMED ? table.weight(codePoint, i) : codePoint;
      }
    }
    return Arrays.copyOf(weights, count);
  }

  private static int[] withoutBlanks(int[] weights) {
    int length = weights.length;
    while (length > 0 && weights[length - 1] == UcaWeights.BLANK) {
      length--;
    }
    return length == weights.length ? weights : Arrays.copyOf(weights, length);
  }
}
