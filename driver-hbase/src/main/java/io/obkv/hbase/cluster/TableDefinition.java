// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The options behind the columns of a {@code SHOW CREATE TABLE}, such as {@code KV_ATTRIBUTES = '…'}. All
 * tenants can ask for them by it, as they cannot by the views.
 */
public final class TableDefinition {
  private final String text;
  private final Map<String, String> options = new HashMap<>();
  private int at;

  private TableDefinition(String text) {
    this.text = text;
  }

  /** The values of the options whose values are in quotes, by upper-case names. */
  public static Map<String, String> options(String definition) {
    TableDefinition reader = new TableDefinition(definition);
    reader.skipColumns();
    reader.read();
    return reader.options;
  }

  /** Goes behind the parenthesis that closes the list of columns. */
  private void skipColumns() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '`' || c == '"') {
        quoted();
        continue;
      }
      at++;
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return;
      }
    }
  }

  private void read() {
    StringBuilder word = new StringBuilder();
    String last = "";
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        // The partitions follow, or an option that has none of these names.
        at++;
        last = "";
      } else if (c == '\'') {
        String value = quoted();
        if (!last.isEmpty()) {
          options.putIfAbsent(last, value);
        }
        last = "";
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        word.setLength(0);
        while (at < text.length() && isWord(text.charAt(at))) {
          word.append(text.charAt(at++));
        }
        last = word.toString().toUpperCase(Locale.ROOT);
      } else {
        last = c == '=' || Character.isWhitespace(c) ? last : "";
        at++;
      }
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Reads what stands in quotes; the place is behind them then. */
  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      boolean doubled = c == quote && at < text.length() && text.charAt(at) == quote;
      boolean escape = c == '\\' && quote != '`' && at < text.length();
      if (c == quote && !doubled) {
        break;
      }
      value.append(doubled || escape ? unescaped(text.charAt(at++), escape) : c);
    }
    return value.toString();
  }

  private static char unescaped(char c, boolean escape) {
    return escape && c == 'n' ? '\n' : escape && c == 'r' ? '\r' : escape && c == 't' ? '\t' : c;
  }
}
