// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.value.Value;

/** Whether a value passes WHERE. Stateless. */
public final class Truth {
  private Truth() {}

  /** False for NULL and for what is 0 as a number. */
  public static boolean of(Value value) {
    return !value.isNull() && LogicFunctions.isTrue(value);
  }
}
