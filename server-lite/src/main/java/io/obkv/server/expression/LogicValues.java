// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;

/** The third value of SQL's logic. Stateless. */
public final class LogicValues {
  private LogicValues() {}

  /** True for what is false rather than unknown: a CHECK passes for NULL. */
  public static boolean isFalse(Value value) {
    return !value.isNull() && !LogicFunctions.isTrue(value);
  }
}
