// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Cuts a filter text into tokens, one at a time. Confined to one thread. */
final class FilterLexer {

  /** The text holds something that begins no token. */
  static final class BadTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BadTokenException() {
      super("no token", null, false, false);
    }
  }

  private final byte[] text;
  private int position;

  FilterLexer(byte[] text) {
    this.text = text;
  }

  Token next() throws BadTokenException {
    while (position < text.length && isSpace(text[position])) {
      position++;
    }
    if (position == text.length) {
      return Token.of(Token.Kind.END);
    }
    byte first = text[position];
    if (isLetter(first)) {
      return word();
    }
    if (isDigit(first) || first == '-') {
      return integer();
    }
    return first == '\'' ? string() : sign();
  }

  private Token sign() throws BadTokenException {
    byte first = text[position++];
    return switch (first) {
      case '(' -> Token.of(Token.Kind.OPEN);
      case ')' -> Token.of(Token.Kind.CLOSE);
      case ',' -> Token.of(Token.Kind.COMMA);
      case '=' -> Token.of(CompareOp.EQUAL);
      case '<' -> Token.of(take('=') ? CompareOp.LESS_OR_EQUAL : CompareOp.LESS);
      case '>' -> Token.of(take('=') ? CompareOp.GREATER_OR_EQUAL : CompareOp.GREATER);
      case '!' -> pair('=', Token.of(CompareOp.NOT_EQUAL));
      case '|' -> pair('|', Token.of(Token.Kind.OR_SIGN));
      case '&' -> pair('&', Token.of(Token.Kind.AND_SIGN));
      default -> throw new BadTokenException();
    };
  }

  private Token pair(char second, Token token) throws BadTokenException {
    if (!take(second)) {
      throw new BadTokenException();
    }
    return token;
  }

  private boolean take(char wanted) {
    if (position < text.length && text[position] == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private Token word() {
    int start = position;
    while (position < text.length && (isLetter(text[position]) || isDigit(text[position]))) {
      position++;
    }
    byte[] word = Arrays.copyOfRange(text, start, position);
    return switch (new String(word, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT)) {
      case "OR" -> Token.of(Token.Kind.OR_WORD);
      case "AND" -> Token.of(Token.Kind.AND_WORD);
      case "SKIP" -> Token.of(Token.Kind.SKIP);
      case "WHILE" -> Token.of(Token.Kind.WHILE);
      case "TRUE" -> Token.of(Token.Kind.TRUE);
      case "FALSE" -> Token.of(Token.Kind.FALSE);
      case "NO_OP" -> Token.of(CompareOp.NO_OP);
      case "IS" -> Token.of(CompareOp.IS);
      case "IS_NOT" -> Token.of(CompareOp.IS_NOT);
      default -> Token.of(Token.Kind.NAME, word);
    };
  }

  private Token integer() throws BadTokenException {
    int start = position++;
    while (position < text.length && isDigit(text[position])) {
      position++;
    }
    try {
      String digits = new String(text, start, position - start, StandardCharsets.US_ASCII);
      return Token.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw new BadTokenException();
    }
  }

  private Token string() throws BadTokenException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    position++;
    while (position < text.length) {
      byte b = text[position++];
      if (b != '\'') {
        content.write(b);
      } else if (take('\'')) {
        content.write('\'');
      } else {
        return Token.of(Token.Kind.STRING, content.toByteArray());
      }
    }
    throw new BadTokenException();
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b >= '\t' && b <= '\r';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
  }
}
