// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import com.oceanbase.tools.sqlparser.obmysql.OBLexer;
import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Cuts a text at the semicolons between its statements. Stateless. */
final class StatementSplitter {
  private StatementSplitter() {}

  /** The statements without their semicolons; empty ones are left out. */
  static List<String> split(String text) {
    if (text.indexOf(';') < 0 && !mayHoldComments(text)) {
      return text.isBlank() ? List.of() : List.of(text);
    }
    // The grammar wants a line's end behind a comment that goes up to it.
    OBLexer lexer = new OBLexer(CharStreams.fromString(text + "\n"));
    lexer.removeErrorListeners();
    List<String> statements = new ArrayList<>();
    int from = 0;
    boolean empty = true;
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF) {
      if (token.getType() == OBParser.DELIMITER) {
        if (!empty) {
          statements.add(cut(text, from, token.getStartIndex()));
        }
        from = token.getStopIndex() + 1;
        empty = true;
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        empty = false;
      }
      token = lexer.nextToken();
    }
    if (!empty) {
      statements.add(cut(text, from, text.codePointCount(0, text.length())));
    }
    return statements;
  }

  private static boolean mayHoldComments(String text) {
    return text.contains("--") || text.contains("/*") || text.indexOf('#') >= 0;
  }

  /** Token positions count code points. */
  private static String cut(String text, int from, int to) {
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(0, to));
  }
}
