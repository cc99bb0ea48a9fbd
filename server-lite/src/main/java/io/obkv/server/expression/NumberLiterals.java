// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as SQL writes them: BIGINT, BIGINT UNSIGNED, DECIMAL or DOUBLE. Stateless. */
final class NumberLiterals {
  private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(64);

  private NumberLiterals() {}

  /** A number without a sign. */
  static Value of(String text) {
    if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return Value.ofDouble(Double.parseDouble(text));
    }
    if (text.indexOf('.') >= 0) {
      String whole = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
      return Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(whole));
    }
    return of(new BigInteger(text));
  }

  /** The narrowest of BIGINT, BIGINT UNSIGNED and DECIMAL. */
  static Value of(BigInteger number) {
    if (number.bitLength() < Long.SIZE) {
      return Value.ofBigInt(number.longValue());
    }
    return number.signum() > 0 && number.compareTo(UNSIGNED_LIMIT) < 0
        ? Value.ofNumber(ValueType.UNSIGNED_BIGINT, number.longValue())
        : Value.ofDecimal(ValueType.DECIMAL, new BigDecimal(number));
  }

  static boolean isNumber(Value value) {
    return value.type().isInteger() || value.type().isDecimal() || value.type() == ValueType.DOUBLE;
  }

  static Value negate(Value number) {
    if (number.type() == ValueType.DOUBLE) {
      return Value.ofDouble(-number.floating());
    }
    if (number.type().isDecimal()) {
      BigDecimal negated = number.decimal().negate();
      return negated.scale() == 0
          ? of(negated.toBigInteger())
          : Value.ofDecimal(ValueType.DECIMAL, negated);
    }
    BigInteger whole = number.type() == ValueType.UNSIGNED_BIGINT
        ? new BigInteger(Long.toUnsignedString(number.bits()))
        : BigInteger.valueOf(number.bits());
    return of(whole.negate());
  }
}
