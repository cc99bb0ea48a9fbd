// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.value.Value;
import java.math.BigInteger;
import java.math.RoundingMode;

/** DECIMAL: the digits as a big-endian integer of fixed width, the sign bit turned. */
final class DecimalKeyColumn extends KeyColumn {
  private static final int MOST_DIGITS = 65;

  private final int scale;
  private final int width;

  DecimalKeyColumn(int precision, int scale) {
    this.scale = scale;
    int digits = precision < 0 ? MOST_DIGITS : precision;
    this.width = BigInteger.TEN.pow(digits).bitLength() / 8 + 1;
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  void encodePresent(Value value, ByteSink out) {
    byte[] digits =
        value.decimal().setScale(scale, RoundingMode.HALF_UP).unscaledValue().toByteArray();
    int sign = digits[0] < 0 ? 0xff : 0;
    for (int i = digits.length; i < width; i++) {
      out.put(i == digits.length ? sign ^ 0x80 : sign);
    }
    if (digits.length >= width) {
      digits[0] ^= (byte) 0x80;
    }
    out.put(digits);
  }

  @Override
  Payload decodePresent(ByteSource in) {
    in.skip(width);
    return null;
  }
}
