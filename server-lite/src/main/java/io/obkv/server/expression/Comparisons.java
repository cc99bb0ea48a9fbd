// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.partition.TextOrder;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * MySQL's order of two values: text by collation, points in time on the wall clock, everything else
 * as numbers, with text beside a number read as one. Stateless.
 */
public final class Comparisons {
  private Comparisons() {}

  /** Below, at or above zero as the left sorts before, with or after the right; neither is NULL. */
  public static int compare(Value left, Value right, EvaluationContext context) {
    if (left.type().isBytes() && right.type().isBytes()) {
      return TextOrder.compare(left.bytes(), right.bytes(), collation(left, right));
    }
    if (isPoint(left) || isPoint(right)) {
      Value a = TemporalConversion.point(left, context);
      Value b = TemporalConversion.point(right, context);
      if (a != null && b != null) {
        return Long.compare(a.bits(), b.bits());
      }
      return compareText(left, right, context);
    }
    if (left.type() == ValueType.TIME && right.type() == ValueType.TIME) {
      return Long.compare(left.bits(), right.bits());
    }
    if (isWhole(left) && isWhole(right)) {
      return Long.compare(left.bits(), right.bits());
    }
    if (Numerics.isFloating(left) || Numerics.isFloating(right)) {
      return Double.compare(Numerics.floating(left) + 0.0, Numerics.floating(right) + 0.0);
    }
    BigDecimal a = Numerics.decimal(left);
    return a.compareTo(Numerics.decimal(right));
  }

  private static boolean isWhole(Value value) {
    return value.type().isInteger() && !value.type().isUnsignedInteger();
  }

  private static boolean isPoint(Value value) {
    return value.type() == ValueType.DATE
        || value.type() == ValueType.DATETIME
        || value.type() == ValueType.TIMESTAMP;
  }

  private static int compareText(Value left, Value right, EvaluationContext context) {
    return TextOrder.compare(
        ValueText.of(left, context.zone()).getBytes(StandardCharsets.UTF_8),
        ValueText.of(right, context.zone()).getBytes(StandardCharsets.UTF_8),
        Collation.UTF8MB4_GENERAL_CI);
  }

  /** A column's collation wins over that of a literal; binary wins over all. */
  public static Collation collation(Value left, Value right) {
    Collation a = Collation.ofNumber(left.collation());
    Collation b = Collation.ofNumber(right.collation());
    if (a == b) {
      return a == null ? Collation.UTF8MB4_BIN : a;
    }
    if (a == Collation.BINARY || b == Collation.BINARY) {
      return Collation.BINARY;
    }
    return a == Collation.UTF8MB4_GENERAL_CI || a == null ? orDefault(b) : a;
  }

  private static Collation orDefault(Collation collation) {
    return collation == null ? Collation.UTF8MB4_GENERAL_CI : collation;
  }
}
