// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigInteger;
import java.util.HexFormat;

/** Byte strings as SQL writes them: {@code 0x41}, {@code b'101'}, {@code 0b101}. Stateless. */
final class HexLiterals {
  private HexLiterals() {}

  static Value ofHex(String text) {
    return bytes(hexBytes(text));
  }

  /** The bytes of {@code 0x41} or {@code x'41'}. */
  static byte[] hexBytes(String text) {
    String digits = text.substring(2).replace("'", "");
    return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
  }

  /** Bits, as the shortest string of whole bytes that holds them. */
  static Value ofBits(String text) {
    String digits = text.substring(2).replace("'", "");
    byte[] bytes = new byte[(digits.length() + 7) / 8];
    BigInteger number = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 2);
    for (int i = bytes.length - 1; i >= 0; i--) {
      bytes[i] = number.byteValue();
      number = number.shiftRight(8);
    }
    return bytes(bytes);
  }

  static Value bytes(byte[] bytes) {
    return new Value(ValueType.VARCHAR, 0, Collation.BINARY.number(), -1, 0, bytes);
  }
}
