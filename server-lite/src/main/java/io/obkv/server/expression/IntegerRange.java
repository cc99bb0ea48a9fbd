// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.ValueType;
import java.math.BigInteger;

/** What a whole-number type can hold, both ends included. */
record IntegerRange(BigInteger lowest, BigInteger highest) {
  static IntegerRange of(ValueType type) {
    int bits = width(type);
    return type.isUnsignedInteger()
        ? new IntegerRange(BigInteger.ZERO, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE))
        : new IntegerRange(
            BigInteger.TWO.pow(bits - 1).negate(),
            BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE));
  }

  private static int width(ValueType type) {
    return switch (type) {
      case TINYINT, UNSIGNED_TINYINT -> 8;
      case SMALLINT, UNSIGNED_SMALLINT -> 16;
      case MEDIUMINT, UNSIGNED_MEDIUMINT -> 24;
      case INT, UNSIGNED_INT -> 32;
      default -> 64;
    };
  }
}
