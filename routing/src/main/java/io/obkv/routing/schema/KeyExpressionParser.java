// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the expressions of partitioning and of generated key columns in the form in which the metadata
 * has them: columns, back-quoted or not, whole numbers, quoted text, the functions of {@link
 * KeyFunctions}, {@code + - * %} and parentheses.
 */
final class KeyExpressionParser {
  private final String text;
  private final Function<String, KeyExpression> columns;
  private final boolean binary;
  private int at;

  private KeyExpressionParser(
      String text, Function<String, KeyExpression> columns, boolean binary) {
    this.text = text;
    this.columns = columns;
    this.binary = binary;
  }

  /**
   * Reads a whole expression.
   *
   * @param columns what a column's name stands for
   * @param binary whether parts of strings are counted in bytes, not characters
   * @throws IllegalArgumentException when it is not understood; names what was not
   */
  static KeyExpression parse(String text, Function<String, KeyExpression> columns, boolean binary) {
    KeyExpressionParser parser = new KeyExpressionParser(text, columns, binary);
    KeyExpression expression = parser.sum();
    parser.skipBlanks();
    if (parser.at < text.length()) {
      throw parser.unexpected();
    }
    return expression;
  }

  private KeyExpression sum() {
    KeyExpression left = product();
    while (true) {
      if (take('+')) {
        left = KeyFunctions.operator('+', left, product());
      } else if (take('-')) {
        left = KeyFunctions.operator('-', left, product());
      } else {
        return left;
      }
    }
  }

  private KeyExpression product() {
    KeyExpression left = term();
    while (true) {
      if (take('*')) {
        left = KeyFunctions.operator('*', left, term());
      } else if (take('%')) {
        left = KeyFunctions.operator('%', left, term());
      } else {
        return left;
      }
    }
  }

  private KeyExpression term() {
    if (take('-')) {
      return KeyFunctions.call("-", List.of(term()), binary);
    }
    if (take('(')) {
      KeyExpression inner = sum();
      expect(')');
      return inner;
    }
    char c = peek();
    if (Character.isDigit(c)) {
      return new KeyExpression.Constant(Value.ofBigInt(Long.parseLong(word())));
    }
    if (c == '\'') {
      return new KeyExpression.Constant(Value.ofString(quoted('\'')));
    }
    if (c == '`') {
      return columns.apply(quoted('`'));
    }
    String name = word();
    return take('(') ? KeyFunctions.call(name, arguments(), binary) : columns.apply(name);
  }

  private List<KeyExpression> arguments() {
    List<KeyExpression> arguments = new ArrayList<>();
    do {
      arguments.add(sum());
    } while (take(','));
    expect(')');
    return arguments;
  }

  private String quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw unexpected();
    }
    String inner = text.substring(at + 1, end);
    at = end + 1;
    return inner;
  }

  private String word() {
    int begin = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (begin == at) {
      throw unexpected();
    }
    return text.substring(begin, at);
  }

  private char peek() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw unexpected();
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        "the partition expression " + text + " is not understood at character " + (at + 1));
  }
}
