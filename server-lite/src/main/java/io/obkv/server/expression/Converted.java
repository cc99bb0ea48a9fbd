// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;

/**
 * A value brought into a column's type.
 *
 * @param value the value, or the nearest one that the column can hold
 * @param problem what was lost
 */
record Converted(Value value, Problem problem) {
  /** What a conversion may lose. */
  enum Problem {
    NONE,
    /** Digits or blanks that do not count: a warning, also in strict mode. */
    ROUNDED,
    /** More than the column can hold. */
    OUT_OF_RANGE,
    /** Text behind a number. */
    TRUNCATED,
    /** No value of the type at all. */
    INCORRECT,
    /** Too many characters or bytes. */
    TOO_LONG
  }

  static Converted exact(Value value) {
    return new Converted(value, Problem.NONE);
  }
}
