// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What rows, qualifiers, values and families are compared with. Immutable. */
public sealed interface ByteComparator {
  /** Below, at or above zero as {@code actual} is less than, equal to or greater than the operand. */
  int compare(byte[] actual);

  /** True for comparators that know only equal and not equal. */
  default boolean onlyEquality() {
    return false;
  }

  /** Unsigned bytes, the shorter first where one begins with the other. */
  record Binary(byte[] operand) implements ByteComparator {
    @Override
    public int compare(byte[] actual) {
      return Arrays.compareUnsigned(actual, operand);
    }
  }

  /** The first bytes, as many as the operand has. */
  record BinaryPrefix(byte[] operand) implements ByteComparator {
    @Override
    public int compare(byte[] actual) {
      int length = Math.min(actual.length, operand.length);
      return Arrays.compareUnsigned(actual, 0, length, operand, 0, operand.length);
    }
  }

  /** Equal when the operand, in any case, is a part. */
  record Substring(String lowerCase) implements ByteComparator {
    static Substring of(byte[] operand) {
      return new Substring(text(operand).toLowerCase(Locale.ROOT));
    }

    @Override
    public int compare(byte[] actual) {
      return text(actual).toLowerCase(Locale.ROOT).contains(lowerCase) ? 0 : 1;
    }

    @Override
    public boolean onlyEquality() {
      return true;
    }
  }

  /** Equal when a part matches the regular expression of Java; a dot matches line ends, too. */
  record Regex(Pattern pattern) implements ByteComparator {
    static Regex of(byte[] operand) {
      return new Regex(Pattern.compile(text(operand), Pattern.DOTALL));
    }

    @Override
    public int compare(byte[] actual) {
      return pattern.matcher(new BoundedText(text(actual))).find() ? 0 : 1;
    }

    @Override
    public boolean onlyEquality() {
      return true;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
