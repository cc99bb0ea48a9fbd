// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBLexer;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The published lexer with {@code x'41'} added, which it takes for a name and a string: the pair
 * becomes the name {@code 0x41}, which expressions read as bytes.
 */
final class HexStringLexer extends OBLexer {
  private Token held;

  HexStringLexer(CharStream input) {
    super(input);
  }

  @Override
  public Token nextToken() {
    Token token = held == null ? super.nextToken() : held;
    held = null;
    if (token.getType() != NAME_OB || !token.getText().equalsIgnoreCase("x")) {
      return token;
    }
    held = super.nextToken();
    boolean joined = held.getType() == STRING_VALUE
        && held.getStartIndex() == token.getStopIndex() + 1
        && held.getText().matches("'(?:[0-9a-fA-F]{2})+'");
    if (!joined) {
      return token;
    }
    CommonToken bytes = new CommonToken(token);
    String quoted = held.getText();
    bytes.setText("0x" + quoted.substring(1, quoted.length() - 1));
    bytes.setStopIndex(held.getStopIndex());
    held = null;
    return bytes;
  }
}
