// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import java.math.BigInteger;

/** Whole numbers as filters write them, with C's way of making them fit into 64 bits. Stateless. */
final class WholeNumbers {
  private static final BigInteger MOST_UNSIGNED =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  /** More digits than any number of 64 bits has: what is longer is cut to this before it is read. */
  private static final int MOST_DIGITS = 40;

  private WholeNumbers() {}

  /** The number that digits with at most a minus before them stand for; null for anything else. */
  static BigInteger parse(byte[] text) {
    int first = text.length > 0 && text[0] == '-' ? 1 : 0;
    if (first == text.length) {
      return null;
    }
    BigInteger number = BigInteger.ZERO;
    int digits = 0;
    for (int i = first; i < text.length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      if (digits < MOST_DIGITS) {
        number = number.multiply(BigInteger.TEN).add(BigInteger.valueOf(digit));
        digits += number.signum();
      }
    }
    return first == 0 ? number : number.negate();
  }

  /** The number, or the nearest that fits, as {@code strtoll} gives it. */
  static long toSigned(BigInteger number) {
    return number.max(LEAST).min(MOST).longValue();
  }

  /** The number modulo 2^64, or the greatest when it is above that, as {@code strtoull} gives it. */
  static long toUnsigned(BigInteger number) {
    return number.abs().compareTo(MOST_UNSIGNED) > 0
        ? MOST_UNSIGNED.longValue()
        : number.longValue();
  }
}
