// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import static java.util.Objects.requireNonNull;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * The parse tree of one statement. The tree is only read, so that many threads can run the statement at
 * the same time.
 *
 * @param tree the whole statement
 * @param parameters how many question marks it has
 */
public record ParsedStatement(OBParser.StmtContext tree, int parameters) {
  public ParsedStatement {
    requireNonNull(tree, "tree");
  }

  /** The tree of the statement's own kind, such as {@code Select_stmtContext}. */
  public ParserRuleContext kind() {
    return (ParserRuleContext) tree.getChild(0);
  }
}
