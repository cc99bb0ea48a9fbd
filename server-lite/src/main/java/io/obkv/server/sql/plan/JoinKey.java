// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.tablet.EqualityBytes;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands for a value in a hash table: equal objects for values that {@code =} finds equal. There
 * is none for pairs of types that are compared in another way than either is by itself. Stateless.
 */
final class JoinKey {
  private JoinKey() {}

  /** What makes the objects for values, other than NULL, of both types. */
  static Optional<Function<Value, Object>> of(ColumnType left, ColumnType right) {
    if (isText(left) && isText(right)) {
      return collation(left.collation(), right.collation())
          .map(collation -> value -> ByteBuffer.wrap(EqualityBytes.of(value, collation)));
    }
    if (isExact(left) && isExact(right)) {
      return Optional.of(JoinKey::number);
    }
    boolean sameTime = left.type() == right.type()
        && (left.type() == ValueType.DATE
            || left.type() == ValueType.DATETIME
            || left.type() == ValueType.TIMESTAMP
            || left.type() == ValueType.TIME);
    return sameTime ? Optional.of(Value::bits) : Optional.empty();
  }

  private static boolean isText(ColumnType type) {
    return type.type() == ValueType.VARCHAR
        || type.type() == ValueType.CHAR
        || type.type().isText();
  }

  private static boolean isExact(ColumnType type) {
    return type.type().isInteger() || type.type().isDecimal();
  }

  private static Object number(Value value) {
    if (value.type().isDecimal()) {
      return value.decimal().stripTrailingZeros();
    }
    BigDecimal whole = value.type().isUnsignedInteger()
        ? new BigDecimal(Long.toUnsignedString(value.bits()))
        : BigDecimal.valueOf(value.bits());
    return whole.stripTrailingZeros();
  }

  /** The collation of a comparison; empty where no bytes can be made for it. */
  private static Optional<Collation> collation(Collation left, Collation right) {
    if (left == right) {
      return Optional.of(left);
    }
    return left == Collation.BINARY || right == Collation.BINARY
        ? Optional.of(Collation.BINARY)
        : Optional.empty();
  }
}
