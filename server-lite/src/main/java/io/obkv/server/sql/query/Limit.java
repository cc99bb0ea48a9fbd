// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * LIMIT.
 *
 * @param offset rows to leave out
 * @param count rows to give at most
 */
public record Limit(long offset, long count) {
  /** No limit. */
  public static final Limit NONE = new Limit(0, Long.MAX_VALUE);

  /**
   * The limit of a clause, none when there is no clause. {@code LIMIT 10, 20} skips ten.
   *
   * @param resolver what puts values in the place of parameters
   */
  public static Limit of(OBParser.Limit_clauseContext tree, UnaryOperator<Node> resolver) {
    if (tree == null) {
      return NONE;
    }
    long first = number(tree.limit_expr(0), resolver);
    if (tree.limit_expr().size() == 1) {
      return new Limit(0, first);
    }
    long second = number(tree.limit_expr(1), resolver);
    return tree.Comma() != null ? new Limit(first, second) : new Limit(second, first);
  }

  private static long number(OBParser.Limit_exprContext tree, UnaryOperator<Node> resolver) {
    if (tree.QUESTIONMARK() != null) {
      Node parameter = new Node.Parameter(SqlGrammar.parameterIndex(tree.QUESTIONMARK()));
      return number(((Node.Literal) resolver.apply(parameter)).value());
    }
    if (tree.INTNUM() == null) {
      throw SqlGrammar.syntaxErrorWithoutPlace();
    }
    String digits = tree.INTNUM().getText();
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  /** NULL, which is what parameters are while their statement is being prepared, counts as 0. */
  private static long number(Value value) {
    if (value.isNull()) {
      return 0;
    }
    if (!value.type().isInteger()) {
      throw SqlErrors.invalidArgument("LIMIT");
    }
    if (value.type() == ValueType.UNSIGNED_BIGINT && value.bits() < 0) {
      return Long.MAX_VALUE;
    }
    if (value.bits() < 0) {
      throw SqlErrors.invalidArgument("LIMIT");
    }
    return value.bits();
  }

  /** The rows that are left. */
  public <T> List<T> apply(List<T> rows) {
    int from = (int) Math.min(offset, rows.size());
    int to = (int) Math.min(rows.size(), from + Math.min(count, rows.size()));
    return rows.subList(from, to);
  }

  /** How many rows are needed at most, those to leave out among them. */
  public long end() {
    return count > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + count;
  }
}
