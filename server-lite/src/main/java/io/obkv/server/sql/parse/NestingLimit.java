// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBLexer;
import io.obkv.server.catalog.SqlErrors;

/**
 * Refuses statements that are nested more deeply than anybody writes. The parser looks ahead to the end of
 * every parenthesis, so that its work grows with the square of the depth. For one statement.
 */
final class NestingLimit {
  private static final int MOST = 200;

  private int open;
  private int prefixes;

  /**
   * Takes the next token of the statement.
   *
   * @throws io.obkv.server.catalog.SqlException 1436
   */
  void accept(int type) {
    switch (type) {
      case OBLexer.LeftParen, OBLexer.CASE -> open++;
      case OBLexer.RightParen, OBLexer.END -> open--;
      default -> {}
    }
    prefixes = isPrefix(type) ? prefixes + 1 : 0;
    if (open > MOST || prefixes > MOST) {
      throw SqlErrors.tooDeep();
    }
  }

  private static boolean isPrefix(int type) {
    return switch (type) {
      case OBLexer.NOT, OBLexer.Not, OBLexer.Minus, OBLexer.Plus, OBLexer.Tilde, OBLexer.BINARY ->
        true;
      default -> false;
    };
  }
}
