// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import io.obkv.partition.TextOrder;
import io.obkv.value.Collation;
import io.obkv.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * LIKE: {@code %} is any text, {@code _} any character; characters are equal as the collation has
 * it, but blanks at the end count. Stateless.
 */
public final class LikePattern {
  private static final char ESCAPE = '\\';

  private LikePattern() {}

  /** LIKE without regard to case, for SHOW. */
  public static boolean matches(String text, String pattern) {
    return matches(
        text.codePoints().toArray(),
        pattern.codePoints().toArray(),
        ESCAPE,
        Collation.UTF8MB4_GENERAL_CI);
  }

  /** Text, pattern and perhaps the escape character. */
  static Value matches(Value[] a, EvaluationContext context) {
    Collation collation = a[0].type().isBytes() && a[1].type().isBytes()
        ? Comparisons.collation(a[0], a[1])
        : Collation.UTF8MB4_GENERAL_CI;
    int escape = ESCAPE;
    if (a.length > 2) {
      String given = a[2].string();
      escape = given.isEmpty() ? -1 : given.codePointAt(0);
    }
    return LogicFunctions.of(
        matches(characters(a[0], context), characters(a[1], context), escape, collation));
  }

  private static int[] characters(Value value, EvaluationContext context) {
    byte[] bytes = StringFunctions.bytes(value, context);
    return StringFunctions.isBinary(value)
        ? new String(bytes, StandardCharsets.ISO_8859_1).codePoints().toArray()
        : new String(bytes, StandardCharsets.UTF_8).codePoints().toArray();
  }

  /** Goes back to the last % when a character does not fit: linear in practice, never recursive. */
  private static boolean matches(int[] text, int[] pattern, int escape, Collation collation) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length) {
      int width = width(pattern, in, escape);
      if (in < pattern.length && width == 1 && pattern[in] == '%') {
        star = ++in;
        resume = at;
      } else if (in < pattern.length && fits(text[at], pattern, in, width, collation)) {
        in += width;
        at++;
      } else if (star >= 0) {
        in = star;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < pattern.length && pattern[in] == '%') {
      in++;
    }
    return in == pattern.length;
  }

  /** 2 where an escape stands in front of the character. */
  private static int width(int[] pattern, int in, int escape) {
    return in + 1 < pattern.length && pattern[in] == escape ? 2 : 1;
  }

  private static boolean fits(
      int character, int[] pattern, int in, int width, Collation collation) {
    if (width == 1 && pattern[in] == '_') {
      return true;
    }
    int wanted = pattern[in + width - 1];
    return TextOrder.fits(character, wanted, collation);
  }
}
