// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** A question mark that knows which of the statement's it is. */
final class ParameterToken extends CommonToken {
  private static final long serialVersionUID = 1L;

  private final int ordinal;

  /**
   * @param mark the lexer's token
   * @param ordinal the number of question marks in front of it
   */
  ParameterToken(Token mark, int ordinal) {
    super(mark);
    this.ordinal = ordinal;
  }

  /** Which of the statement's question marks this is, from 0. */
  int ordinal() {
    return ordinal;
  }
}
