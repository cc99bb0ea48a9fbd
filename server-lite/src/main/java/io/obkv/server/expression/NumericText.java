// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that a text begins with.
 *
 * @param number zero when there is none
 * @param found whether there is one
 * @param whole whether nothing but blanks stands behind it
 */
record NumericText(BigDecimal number, boolean found, boolean whole) {
  private static final Pattern PREFIX =
      Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?)");

  static NumericText of(String text) {
    Matcher matched = PREFIX.matcher(text);
    if (!matched.lookingAt()) {
      return new NumericText(BigDecimal.ZERO, false, text.isBlank());
    }
    String digits = matched.group(1);
    BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
    return new NumericText(number, true, text.substring(matched.end()).isBlank());
  }
}
