// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlException;
import java.util.Objects;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * SQL text to the parse tree of OceanBase's published MySQL-mode grammar. Stateless and safe for any
 * number of threads; the first calls are slow (about 0.8 s of CPU) because the grammar's tables are
 * built then.
 */
public final class SqlGrammar {
  /** The engine quotes so much of a statement that it does not understand. */
  private static final int LONGEST_QUOTE = 80;

  private static final String SYNTAX =
      "You have an error in your SQL syntax; check the manual that corresponds to your OceanBase"
          + " version for the right syntax to use";

  private SqlGrammar() {}

  /**
   * The tree of one statement, with or without a semicolon behind it.
   *
   * @throws SqlException 1064 when the text is not a statement of the grammar
   */
  public static OBParser.StmtContext parse(String sql) {
    return parseText(sql).tree();
  }

  /**
   * A statement that is to be run as it is: it has no parameters.
   *
   * @throws SqlException 1064 when the text is not a statement of the grammar
   */
  public static ParsedStatement parseText(String sql) {
    return parse(sql, false);
  }

  /**
   * A statement that may have question marks for values that come later.
   *
   * @throws SqlException 1064 when the text is not a statement of the grammar
   */
  public static ParsedStatement parsePrepared(String sql) {
    return parse(sql, true);
  }

  /** Which of the statement's question marks this is, from 0. */
  public static int parameterIndex(TerminalNode questionMark) {
    return ((ParameterToken) questionMark.getSymbol()).ordinal();
  }

  /** True for a size that was written as {@code SIZE('…')}, not in the form of older servers. */
  public static boolean isSplitSize(OBParser.Auto_partition_optionContext tree) {
    return tree.AUTO().getSymbol().getText().equals(")");
  }

  private static ParsedStatement parse(String sql, boolean prepared) {
    Objects.requireNonNull(sql, "sql");
    try {
      return statement(sql, PredictionMode.SLL, prepared);
    } catch (ParseCancellationException weaker) {
      // SLL may refuse what the full prediction accepts; only the latter's word is final.
      try {
        return statement(sql, PredictionMode.LL, prepared);
      } catch (ParseCancellationException refused) {
        throw syntaxError(sql, refused);
      }
    }
  }

  /** The 1149 answer: a statement whose words are right and whose meaning is not. */
  public static SqlException syntaxErrorWithoutPlace() {
    return new SqlException(-5006, 1149, "42000", SYNTAX);
  }

  /** The 1064 answer, naming the text from {@code offset} on. */
  public static SqlException syntaxErrorAt(String sql, int offset) {
    int from = Math.min(Math.max(offset, 0), sql.length());
    long line = 1 + sql.substring(0, from).chars().filter(c -> c == '\n').count();
    String near =
        sql.stripTrailing().substring(Math.min(from, sql.stripTrailing().length()));
    String shown = near.substring(0, Math.min(near.length(), LONGEST_QUOTE));
    return new SqlException(-5001, 1064, "42000", SYNTAX + " near '" + shown + "' at line " + line);
  }

  private static ParsedStatement statement(String sql, PredictionMode mode, boolean prepared) {
    EngineLexer lexer = new EngineLexer(CharStreams.fromString(sql + "\n"));
    lexer.removeErrorListeners();
    lexer.addErrorListener(new BaseErrorListener() {
      @Override
      public void syntaxError(
          Recognizer<?, ?> recognizer,
          Object symbol,
          int line,
          int column,
          String message,
          RecognitionException cause) {
        throw new ParseCancellationException(cause);
      }
    });
    TimedTokens tokens = new TimedTokens(lexer);
    OBParser parser = new OBParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(mode);
    OBParser.StmtContext tree = parser.stmt();
    Token next = tokens.LT(1).getType() == OBParser.DELIMITER ? tokens.LT(2) : tokens.LT(1);
    if (next.getType() != Token.EOF) {
      throw new ParseCancellationException(new TrailingText(next.getStartIndex()));
    }
    if (!prepared && !lexer.parameters().isEmpty()) {
      throw syntaxErrorAt(sql, lexer.parameters().get(0).getStartIndex());
    }
    return new ParsedStatement(tree, lexer.parameters().size());
  }

  private static SqlException syntaxError(String sql, ParseCancellationException refused) {
    Throwable cause = refused.getCause();
    if (cause instanceof TrailingText trailing) {
      return syntaxErrorAt(sql, trailing.offset);
    }
    if (cause instanceof RecognitionException recognition
        && recognition.getOffendingToken() != null
        && recognition.getOffendingToken().getType() != Token.EOF) {
      return syntaxErrorAt(sql, recognition.getOffendingToken().getStartIndex());
    }
    return syntaxErrorAt(sql, sql.length());
  }

  /** Text behind a whole statement. */
  private static final class TrailingText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    private TrailingText(int offset) {
      super("text behind the statement", null, false, false);
      this.offset = offset;
    }
  }
}
