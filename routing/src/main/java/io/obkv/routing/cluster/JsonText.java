// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.cluster;

import io.obkv.error.ProtocolException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into maps, lists, strings, {@link BigDecimal}s, booleans and null: for one small answer a
 * driver needs no library. Depth is bounded.
 */
public final class JsonText {
  private static final int MOST_LEVELS = 64;

  private final String text;
  private int at;
  private int level;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * Reads a whole text.
   *
   * @throws ProtocolException when it is not JSON
   */
  public static Object parse(String text) {
    JsonText reader = new JsonText(text);
    Object value = reader.value();
    if (reader.peek() != 0) {
      throw reader.malformed();
    }
    return value;
  }

  private Object value() {
    char c = peek();
    return switch (c) {
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case '"' -> string();
      default -> literal();
    };
  }

  private interface Part {
    Object read();
  }

  private Object nested(Part part) {
    if (++level > MOST_LEVELS) {
      throw malformed();
    }
    at++;
    Object value = part.read();
    level--;
    return value;
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    if (take('}')) {
      return members;
    }
    do {
      if (peek() != '"') {
        throw malformed();
      }
      String name = string();
      expect(':');
      members.put(name, value());
    } while (take(','));
    expect('}');
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    if (take(']')) {
      return items;
    }
    do {
      items.add(value());
    } while (take(','));
    expect(']');
    return items;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    if (at == text.length()) {
      throw malformed();
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    if (at == text.length()) {
      throw malformed();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw malformed();
    }
    at += 4;
    try {
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private Object literal() {
    int begin = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(begin, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word);
    };
  }

  private BigDecimal number(String word) {
    try {
      return new BigDecimal(word);
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
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
      throw malformed();
    }
  }

  private ProtocolException malformed() {
    return new ProtocolException("an answer that is not JSON from character " + (at + 1) + " on");
  }
}
