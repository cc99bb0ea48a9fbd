// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** A question mark that knows which of the statement's it is. */
final class ParameterToken extends CommonToken {
  private static final long serialVersionUID = 1L;

  private final int index;

  /**
   * @param mark the lexer's token
   * @param index the number of question marks in front of it
   */
  ParameterToken(Token mark, int index) {
    super(mark);
    this.index = index;
  }

  int index() {
    return index;
  }
}
