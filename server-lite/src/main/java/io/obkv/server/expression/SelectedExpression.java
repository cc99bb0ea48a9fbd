// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.sql.parse.SqlGrammar;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Finds the one expression of {@code select <expression>}. Stateless. */
final class SelectedExpression {
  private SelectedExpression() {}

  static OBParser.ExprContext of(OBParser.Select_stmtContext select, String text) {
    OBParser.No_table_selectContext found = find(select);
    boolean plain = found != null && found.getStop() == select.getStop();
    List<OBParser.ProjectionContext> projections =
        plain ? found.select_expr_list().projection() : List.of();
    if (projections.size() != 1
        || projections.get(0).expr() == null
        || projections.get(0).getChildCount() != 1) {
      throw SqlGrammar.syntaxErrorAt(text, 0);
    }
    return projections.get(0).expr();
  }

  private static OBParser.No_table_selectContext find(ParseTree node) {
    if (node instanceof OBParser.No_table_selectContext found) {
      return found;
    }
    return node instanceof ParserRuleContext && node.getChildCount() == 1
        ? find(node.getChild(0))
        : null;
  }
}
