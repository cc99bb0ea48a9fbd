// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Arithmetic;
import io.obkv.value.Value;
import io.obkv.value.ValueType;

/** BIT_AND, BIT_OR and BIT_XOR over 64 bits. */
final class BitAggregate implements Aggregate {
  private final String kind;
  private long bits;

  BitAggregate(String kind) {
    this.kind = kind;
    this.bits = kind.equals("bit_and") ? -1 : 0;
  }

  @Override
  public void add(Value[] values) {
    long other = Arithmetic.bits(values[0]);
    bits = switch (kind) {
      case "bit_and" -> bits & other;
      case "bit_or" -> bits | other;
      default -> bits ^ other;
    };
  }

  @Override
  public Value result() {
    return Value.ofNumber(ValueType.UNSIGNED_BIGINT, bits);
  }
}
