// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

/** Quoted strings of SQL to what they mean, and back. Stateless. */
public final class StringLiterals {
  private StringLiterals() {}

  /** The characters of a literal in single or double quotes: escapes and doubled quotes resolved. */
  public static String value(String literal) {
    char quote = literal.charAt(0);
    StringBuilder out = new StringBuilder(literal.length());
    int end = literal.length() - 1;
    for (int i = 1; i < end; i++) {
      char c = literal.charAt(i);
      if (c == '\\' && i + 1 < end) {
        i++;
        unescape(literal.charAt(i), out);
      } else {
        out.append(c);
        if (c == quote) {
          i++;
        }
      }
    }
    return out.toString();
  }

  /** A text as a literal in single quotes, quotes and backslashes escaped by a backslash. */
  public static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /**
   * The literal as OceanBase prints defaults and comments: with a backslash at double quotes and for
   * zero bytes, too.
   */
  public static String printed(String text) {
    return quoted(text).replace("\"", "\\\"").replace("\0", "\\0");
  }

  private static void unescape(char c, StringBuilder out) {
    switch (c) {
      case '0' -> out.append('\0');
      case 'b' -> out.append('\b');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'Z' -> out.append((char) 26);
      // Only LIKE gives these two a meaning, and it wants the backslash.
      case '%', '_' -> out.append('\\').append(c);
      default -> out.append(c);
    }
  }
}
