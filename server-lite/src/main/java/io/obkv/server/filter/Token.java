// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

/** One word, sign or literal of a filter text; {@code bytes} holds names and the contents of strings. */
record Token(Kind kind, byte[] bytes, long number, CompareOp operator) {
  enum Kind {
    NAME,
    STRING,
    INTEGER,
    TRUE,
    FALSE,
    OPERATOR,
    OR_WORD,
    AND_WORD,
    OR_SIGN,
    AND_SIGN,
    SKIP,
    WHILE,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  private static final byte[] NOTHING = {};

  static Token of(Kind kind) {
    return new Token(kind, NOTHING, 0, null);
  }

  static Token of(Kind kind, byte[] bytes) {
    return new Token(kind, bytes, 0, null);
  }

  static Token of(long number) {
    return new Token(Kind.INTEGER, NOTHING, number, null);
  }

  static Token of(CompareOp operator) {
    return new Token(Kind.OPERATOR, NOTHING, 0, operator);
  }
}
