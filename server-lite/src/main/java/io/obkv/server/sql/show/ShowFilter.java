// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnScope;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.LikePattern;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.expression.Truth;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.util.List;

/** LIKE and WHERE behind SHOW: the first looks at the first column. Stateless. */
final class ShowFilter {
  private ShowFilter() {}

  /** The pattern of LIKE, or null. */
  static String pattern(OBParser.Show_stmtContext tree) {
    return tree.LIKE() == null || tree.STRING_VALUE().isEmpty()
        ? null
        : StringLiterals.value(tree.STRING_VALUE(0).getText());
  }

  static SqlResult.Rows apply(
      OBParser.Show_stmtContext tree, ShowTable table, EvaluationContext context) {
    String pattern = pattern(tree);
    // SHOW PARAMETERS has two columns of places in front of the name.
    int key = tree.PARAMETERS() == null ? 0 : 2;
    if (pattern != null) {
      List<Value[]> kept = table.rows().stream()
          .filter(row -> LikePattern.matches(row[key].string(), pattern))
          .toList();
      return SqlResult.Rows.of(table.columns(), kept);
    }
    if (tree.expr() == null) {
      return table.result();
    }
    Expression condition =
        ExpressionCompiler.compile(NodeParser.parse(tree.expr()), scope(table.columns()));
    List<Value[]> kept = table.rows().stream()
        .filter(row -> Truth.of(condition.evaluate(row, context)))
        .toList();
    return SqlResult.Rows.of(table.columns(), kept);
  }

  private static ColumnScope scope(List<ResultColumn> columns) {
    return column -> {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).label().equalsIgnoreCase(column.name())) {
          return i;
        }
      }
      throw SqlErrors.unknownColumn(column.name(), "where clause");
    };
  }
}
