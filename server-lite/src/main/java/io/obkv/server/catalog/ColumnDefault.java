// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

/**
 * What a column takes when no value is given. Immutable.
 *
 * @param kind what sort of default it is
 * @param text the value in the column's own form ({@code 1.50} for 1.5 in a decimal(10,2)) for
 *     {@link Kind#LITERAL}, the expression for {@link Kind#EXPRESSION}, else empty
 * @param precision digits of the second for {@link Kind#CURRENT_TIMESTAMP}, else 0
 */
public record ColumnDefault(Kind kind, String text, int precision) {
  /** No default: a row must bring a value. */
  public static final ColumnDefault NONE = new ColumnDefault(Kind.NONE, "", 0);

  /** NULL, said or implied. */
  public static final ColumnDefault NULL = new ColumnDefault(Kind.NULL, "", 0);

  /** The sorts of default. */
  public enum Kind {
    NONE,
    NULL,
    LITERAL,
    CURRENT_TIMESTAMP,
    EXPRESSION
  }

  public ColumnDefault {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
  }

  /** A value. */
  public static ColumnDefault literal(String text) {
    return new ColumnDefault(Kind.LITERAL, text, 0);
  }

  /** The time of the statement, with so many digits of the second. */
  public static ColumnDefault currentTimestamp(int precision) {
    return new ColumnDefault(Kind.CURRENT_TIMESTAMP, "", precision);
  }

  /** The value of an expression, in the engine's normal form. */
  public static ColumnDefault expression(String text) {
    return new ColumnDefault(Kind.EXPRESSION, text, 0);
  }
}
