// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

/** Writes the small JSON texts that administration sends. */
public final class JsonStrings {
  private JsonStrings() {}

  /** An object with one text. */
  public static String object(String name, String value) {
    return "{" + quoted(name) + ":" + quoted(value) + "}";
  }

  /** A text in quotes, with what must not stand in it escaped (RFC 8259, 7). */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
