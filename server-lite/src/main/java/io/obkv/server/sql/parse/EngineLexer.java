// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import com.oceanbase.tools.sqlparser.obmysql.OBLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The published lexer, with what the engine takes and the published grammar does not:
 *
 * <ul>
 *   <li>{@code x'4f'} in lower case, which it takes for a name and a string, and {@code 0x4f}, which it takes
 *       for a name, become what it makes of {@code X'4F'};
 *   <li>{@code N'text'}, which it takes for a name and a string, becomes the string;
 *   <li>the equals sign of {@code TTL = (column + INTERVAL …)}, which SHOW CREATE TABLE prints, is
 *       left out;
 *   <li>{@code SYSTEM TRIGGER TTL}, and SUSPEND, RESUME or CANCEL in place of TRIGGER, comes as {@code
 *       SYSTEM SUSPEND MERGE}, with the words as written for its text;
 *   <li>{@code REMOVE TTL} comes as {@code REMOVE PARTITIONING}, with the word TTL as its text;
 *   <li>{@code SIZE('…')} behind a parenthesis comes as {@code PARTITION SIZE '…' PARTITIONS AUTO}, the
 *       form of older servers, with a parenthesis as the text of AUTO.
 * </ul>
 *
 * <p>It numbers the question marks of prepared statements: see {@link ParameterToken}.
 */
final class EngineLexer extends OBLexer {
  private static final Set<String> TTL_COMMANDS = Set.of("TRIGGER", "SUSPEND", "RESUME", "CANCEL");

  private static final Pattern HEX_NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+");

  private final List<Token> ahead = new ArrayList<>();
  private final List<ParameterToken> parameters = new ArrayList<>();
  private final NestingLimit nesting = new NestingLimit();
  private int previousType = Token.EOF;

  EngineLexer(CharStream input) {
    super(input);
  }

  @Override
  public Token nextToken() {
    Token token = adapted(take());
    if (token.getChannel() == Token.DEFAULT_CHANNEL) {
      previousType = token.getType();
    }
    return token;
  }

  private Token adapted(Token token) {
    if (token.getType() == NAME_OB && token.getText().equalsIgnoreCase("x")) {
      return joinHex(token);
    }
    if (token.getType() == NAME_OB && token.getText().equalsIgnoreCase("n") && isText(token)) {
      return take();
    }
    if (token.getType() == NAME_OB && HEX_NUMBER.matcher(token.getText()).matches()) {
      return bytes(token);
    }
    if (token.getChannel() == Token.DEFAULT_CHANNEL) {
      nesting.accept(token.getType());
    }
    if (token.getType() == QUESTIONMARK) {
      ParameterToken parameter = new ParameterToken(token, parameters.size());
      parameters.add(parameter);
      return parameter;
    }
    if (token.getType() == REMOVE) {
      renameTtl();
    }
    if (token.getType() == SYSTEM) {
      renameTtlCommand();
    }
    if (token.getType() == TTL && isTtlClause()) {
      ahead.remove(0);
    }
    return token.getType() == SIZE && previousType == RightParen ? splitSize(token) : token;
  }

  /** The question marks so far, in their order. */
  List<ParameterToken> parameters() {
    return parameters;
  }

  private Token take() {
    return ahead.isEmpty() ? super.nextToken() : ahead.remove(0);
  }

  /** Whether a string follows at once. */
  private boolean isText(Token prefix) {
    Token string = peek(0);
    return string.getType() == STRING_VALUE && string.getStartIndex() == prefix.getStopIndex() + 1;
  }

  private Token joinHex(Token name) {
    Token string = peek(0);
    if (!isText(name) || !string.getText().matches("'(?:[0-9a-fA-F]{2})*'")) {
      return name;
    }
    ahead.remove(0);
    CommonToken bytes = bytes(name);
    bytes.setText(name.getText() + string.getText());
    bytes.setStopIndex(string.getStopIndex());
    return bytes;
  }

  /** The published grammar calls a byte string that. */
  private static CommonToken bytes(Token token) {
    CommonToken bytes = new CommonToken(token);
    bytes.setType(PARSER_SYNTAX_ERROR);
    return bytes;
  }

  /** Puts the older form's words around the size, where one in parentheses follows. */
  private Token splitSize(Token size) {
    int open = visible(0);
    int text = visible(open + 1);
    int close = visible(text + 1);
    boolean inParentheses = peek(open).getType() == LeftParen
        && peek(text).getType() == STRING_VALUE
        && peek(close).getType() == RightParen;
    if (!inParentheses) {
      return size;
    }
    Token written = peek(text);
    CommonToken end = new CommonToken(peek(close));
    end.setType(PARTITIONS);
    CommonToken automatic = new CommonToken(end);
    automatic.setType(AUTO);
    ahead.subList(0, close + 1).clear();
    ahead.addAll(0, List.of(size, written, end, automatic));
    CommonToken partition = new CommonToken(size);
    partition.setType(PARTITION);
    return partition;
  }

  private void renameTtl() {
    int next = visible(0);
    if (peek(next).getType() == TTL) {
      rename(next, PARTITIONING);
    }
  }

  private void renameTtlCommand() {
    int command = visible(0);
    int object = visible(command + 1);
    boolean known = TTL_COMMANDS.contains(peek(command).getText().toUpperCase(Locale.ROOT));
    if (known && peek(object).getType() == TTL) {
      rename(command, SUSPEND);
      rename(object, MERGE);
    }
  }

  /** Where the first token from there on is that the grammar sees. */
  private int visible(int from) {
    int next = from;
    while (peek(next).getChannel() != Token.DEFAULT_CHANNEL) {
      next++;
    }
    return next;
  }

  private void rename(int distance, int type) {
    CommonToken word = new CommonToken(peek(distance));
    word.setType(type);
    ahead.set(distance, word);
  }

  /** A column named TTL may be compared, so the whole beginning of the clause must be there. */
  private boolean isTtlClause() {
    List<Token> visible = new ArrayList<>();
    for (int i = 0; visible.size() < 5; i++) {
      Token token = peek(i);
      if (token.getType() == Token.EOF) {
        return false;
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        visible.add(token);
      }
      if (visible.size() == 1 && visible.get(0).getType() != COMP_EQ) {
        return false;
      }
    }
    return visible.get(1).getType() == LeftParen
        && visible.get(3).getType() == Plus
        && visible.get(4).getType() == INTERVAL
        && dropBlanksBefore(visible.get(0));
  }

  /** Makes the equals sign the next token. */
  private boolean dropBlanksBefore(Token equals) {
    while (ahead.get(0) != equals) {
      ahead.remove(0);
    }
    return true;
  }

  private Token peek(int distance) {
    while (ahead.size() <= distance) {
      ahead.add(super.nextToken());
    }
    return ahead.get(distance);
  }
}
