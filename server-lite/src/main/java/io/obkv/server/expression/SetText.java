// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** ENUM and SET values as their words. Stateless. */
public final class SetText {
  private SetText() {}

  /** The word of an ENUM, or the words of a SET joined by commas; empty for 0. */
  public static String of(Value value, ColumnType type) {
    if (type.type() == ValueType.ENUM) {
      return value.bits() == 0 ? "" : type.members().get((int) value.bits() - 1);
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < type.members().size(); i++) {
      if ((value.bits() >>> i & 1) == 1) {
        words.add(type.members().get(i));
      }
    }
    return String.join(",", words);
  }
}
