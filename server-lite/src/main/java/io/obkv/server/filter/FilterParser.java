// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.FilterNode.Connective;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a filter (5.1 of the protocol notes) by recursive descent. It knows no filter by
 * name: that is for whoever uses the tree.
 *
 * <pre>
 * filter  := andWord { OR andWord }        orSign  := andSign { '||' andSign }
 * andWord := orSign { AND orSign }         andSign := prefixed { '&amp;&amp;' prefixed }
 * prefixed := [SKIP | WHILE] ( '(' filter ')' | NAME '(' [ argument { ',' argument } ] ')' )
 * </pre>
 */
public final class FilterParser {
  /** The longest text that is read, in bytes. */
  public static final int MAX_LENGTH = 4 << 20;

  /** How deep parentheses may be nested. */
  public static final int MAX_DEPTH = 200;

  private static final Connective[] CONNECTIVES = Connective.values();

  private final FilterLexer lexer;
  private Token token;
  private int depth;

  private FilterParser(byte[] text) {
    lexer = new FilterLexer(text);
  }

  /**
   * The syntax tree of a text.
   *
   * @throws RequestException {@link ErrorCode#OB_KV_FILTER_PARSE_ERROR} when the text is no filter, too
   *     long or too deep
   */
  public static FilterNode parse(byte[] text) {
    if (text.length > MAX_LENGTH) {
      throw failure(text);
    }
    try {
      FilterParser parser = new FilterParser(text);
      parser.advance();
      FilterNode node = parser.filter(0);
      parser.expect(Token.Kind.END);
      return node;
    } catch (FilterLexer.BadTokenException e) {
      throw failure(text);
    }
  }

  /** What a server answers to a text that it cannot use. */
  public static RequestException failure(byte[] text) {
    return new RequestException(
        ErrorCode.OB_KV_FILTER_PARSE_ERROR,
        "Filter parse error, the input filter string is: '"
            + new String(text, StandardCharsets.UTF_8)
            + "'");
  }

  private FilterNode filter(int level) throws FilterLexer.BadTokenException {
    if (level == CONNECTIVES.length) {
      return prefixed();
    }
    FilterNode first = filter(level + 1);
    if (token.kind() != kindOf(CONNECTIVES[level])) {
      return first;
    }
    List<FilterNode> members = new ArrayList<>();
    members.add(first);
    while (token.kind() == kindOf(CONNECTIVES[level])) {
      advance();
      members.add(filter(level + 1));
    }
    return new FilterNode.Junction(CONNECTIVES[level], members);
  }

  private static Token.Kind kindOf(Connective connective) {
    return switch (connective) {
      case OR_WORD -> Token.Kind.OR_WORD;
      case AND_WORD -> Token.Kind.AND_WORD;
      case OR_SIGN -> Token.Kind.OR_SIGN;
      case AND_SIGN -> Token.Kind.AND_SIGN;
    };
  }

  private FilterNode prefixed() throws FilterLexer.BadTokenException {
    if (token.kind() == Token.Kind.SKIP) {
      advance();
      return new FilterNode.Prefixed(FilterNode.Prefix.SKIP, primary());
    }
    if (token.kind() == Token.Kind.WHILE) {
      advance();
      return new FilterNode.Prefixed(FilterNode.Prefix.WHILE, primary());
    }
    return primary();
  }

  private FilterNode primary() throws FilterLexer.BadTokenException {
    if (token.kind() != Token.Kind.OPEN) {
      return call();
    }
    if (++depth > MAX_DEPTH) {
      throw new FilterLexer.BadTokenException();
    }
    advance();
    FilterNode inner = filter(0);
    expect(Token.Kind.CLOSE);
    depth--;
    advance();
    return inner;
  }

  private FilterNode call() throws FilterLexer.BadTokenException {
    expect(Token.Kind.NAME);
    String name = new String(token.bytes(), StandardCharsets.US_ASCII);
    advance();
    expect(Token.Kind.OPEN);
    advance();
    List<FilterArgument> arguments = new ArrayList<>();
    if (token.kind() != Token.Kind.CLOSE) {
      arguments.add(argument());
      while (token.kind() == Token.Kind.COMMA) {
        advance();
        arguments.add(argument());
      }
    }
    expect(Token.Kind.CLOSE);
    advance();
    return new FilterNode.Call(name, arguments);
  }

  private FilterArgument argument() throws FilterLexer.BadTokenException {
    FilterArgument argument = switch (token.kind()) {
      case STRING -> new FilterArgument.Text(token.bytes());
      case INTEGER -> new FilterArgument.Int(token.number());
      case TRUE -> new FilterArgument.Bool(true);
      case FALSE -> new FilterArgument.Bool(false);
      case OPERATOR -> new FilterArgument.Operator(token.operator());
      default -> throw new FilterLexer.BadTokenException();
    };
    advance();
    return argument;
  }

  private void expect(Token.Kind kind) throws FilterLexer.BadTokenException {
    if (token.kind() != kind) {
      throw new FilterLexer.BadTokenException();
    }
  }

  private void advance() throws FilterLexer.BadTokenException {
    token = lexer.next();
  }
}
