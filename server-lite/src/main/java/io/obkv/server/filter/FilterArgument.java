// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One argument of a filter. Immutable; the array of a {@link Text} must not be changed. */
public sealed interface FilterArgument {

  /** A quoted string with its quotes undone: any bytes. */
  record Text(byte[] bytes) implements FilterArgument {
    public static Text of(String text) {
      return new Text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes read as UTF-8. */
    public String string() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Text[" + string() + "]";
    }
  }

  /** A whole number. */
  record Int(long value) implements FilterArgument {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements FilterArgument {}

  /** A comparison operator. */
  record Operator(CompareOp op) implements FilterArgument {}
}
