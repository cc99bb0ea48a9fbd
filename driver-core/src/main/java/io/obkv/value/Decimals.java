// SPDX-License-Identifier: Apache-2.0
package io.obkv.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The two binary forms of a decimal number (2.4 of the protocol notes): the fixed-point form, a
 * little-endian two's complement integer; and the number form, a big-endian descriptor (bit 31 set
 * for positive, bits 24 to 30 the exponent + 64 in base 10^9, low byte the digit count) followed by
 * little-endian base 10^9 digits.
 */
public final class Decimals {
  private static final int EXPONENT_BIAS = 64;
  private static final int BASE_DIGITS = 9;
  private static final BigInteger BASE = BigInteger.valueOf(1_000_000_000L);

  private Decimals() {}

  /**
   * Two's complement, little-endian, in the widths that the server uses: 4, 8, 16, 32 or 64 bytes as
   * the value needs, but at least 8.
   */
  public static byte[] littleEndian(BigInteger unscaled) {
    int needed = unscaled.bitLength() / 8 + 1;
    int width = 8;
    while (width < needed) {
      width *= 2;
    }
    return littleEndian(unscaled, width);
  }

  /** Two's complement, little-endian, in exactly {@code width} bytes, which must be enough. */
  public static byte[] littleEndian(BigInteger unscaled, int width) {
    byte[] big = unscaled.toByteArray();
    if (big.length > width) {
      throw new IllegalArgumentException("the number needs " + big.length + " bytes, not " + width);
    }
    byte[] little = new byte[width];
    byte filler = (byte) (unscaled.signum() < 0 ? -1 : 0);
    for (int i = 0; i < width; i++) {
      little[i] = i < big.length ? big[big.length - 1 - i] : filler;
    }
    return little;
  }

  /** The integer of a little-endian two's complement form; empty bytes are zero. */
  public static BigInteger fromLittleEndian(byte[] little) {
    if (little.length == 0) {
      return BigInteger.ZERO;
    }
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return new BigInteger(big);
  }

  /** The decimal of a number form: descriptor and digits. */
  public static BigDecimal ofNumber(byte[] form) {
    ByteBuffer in = ByteBuffer.wrap(form);
    int descriptor = in.getInt();
    in.order(ByteOrder.LITTLE_ENDIAN);
    int digits = descriptor & 0xff;
    boolean positive = descriptor < 0;
    int exponent = descriptor >>> 24 & 0x7f;
    if (!positive) {
      exponent = 0x80 - exponent;
    }
    exponent -= EXPONENT_BIAS;
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < digits; i++) {
      value = value.multiply(BASE).add(BigInteger.valueOf(in.getInt() & 0xffff_ffffL));
    }
    int lowest = exponent - digits + 1;
    BigDecimal result = new BigDecimal(positive ? value : value.negate());
    return digits == 0 ? BigDecimal.ZERO : result.scaleByPowerOfTen(lowest * BASE_DIGITS);
  }

  /** The number form of a decimal. */
  public static byte[] toNumber(BigDecimal value) {
    if (value.signum() == 0) {
      return new byte[] {(byte) 0x80, 0, 0, 0};
    }
    BigDecimal abs = value.abs();
    int fraction = Math.max(0, (abs.scale() + BASE_DIGITS - 1) / BASE_DIGITS);
    BigInteger scaled = abs.scaleByPowerOfTen(fraction * BASE_DIGITS).toBigIntegerExact();
    java.util.ArrayDeque<Integer> digits = new java.util.ArrayDeque<>();
    while (scaled.signum() != 0) {
      BigInteger[] parts = scaled.divideAndRemainder(BASE);
      digits.addFirst(parts[1].intValue());
      scaled = parts[0];
    }
    int exponent = digits.size() - 1 - fraction;
    while (digits.getLast() == 0) {
      digits.removeLast();
    }
    int biased = exponent + EXPONENT_BIAS;
    int descriptor = (value.signum() > 0 ? 0x80 | biased : 0x80 - biased) << 24 | digits.size();
    ByteBuffer out = ByteBuffer.allocate(4 + 4 * digits.size());
    out.putInt(descriptor).order(ByteOrder.LITTLE_ENDIAN);
    digits.forEach(out::putInt);
    return out.array();
  }
}
