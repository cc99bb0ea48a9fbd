// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.sql.parse.SqlGrammar;
import java.util.List;

/**
 * LIMIT.
 *
 * @param offset rows to leave out
 * @param count rows to give at most
 */
public record Limit(long offset, long count) {
  /** No limit. */
  public static final Limit NONE = new Limit(0, Long.MAX_VALUE);

  /** The limit of a clause, none when there is no clause. {@code LIMIT 10, 20} skips ten. */
  public static Limit of(OBParser.Limit_clauseContext tree) {
    if (tree == null) {
      return NONE;
    }
    long first = number(tree.limit_expr(0));
    if (tree.limit_expr().size() == 1) {
      return new Limit(0, first);
    }
    long second = number(tree.limit_expr(1));
    return tree.Comma() != null ? new Limit(first, second) : new Limit(second, first);
  }

  private static long number(OBParser.Limit_exprContext tree) {
    if (tree.INTNUM() == null) {
      throw SqlGrammar.syntaxErrorWithoutPlace();
    }
    String digits = tree.INTNUM().getText();
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
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

  /** True when no more rows are needed than those read so far. */
  boolean isReached(long rows) {
    return count != Long.MAX_VALUE && rows >= offset + count;
  }
}
