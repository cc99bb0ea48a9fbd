// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * The clauses of a SELECT over at most one table.
 *
 * @param options DISTINCT and its kind
 * @param projections what to give
 * @param table the table; empty for SELECT without FROM
 * @param where the condition
 * @param groupBy the groups
 * @param having the condition over groups
 * @param orderBy the order
 * @param limit which rows of the result
 */
record SelectParts(
    Optional<OBParser.Query_expression_option_listContext> options,
    List<OBParser.ProjectionContext> projections,
    Optional<OBParser.Tbl_nameContext> table,
    Optional<OBParser.ExprContext> where,
    Optional<OBParser.Groupby_clauseContext> groupBy,
    Optional<OBParser.ExprContext> having,
    Optional<OBParser.Order_byContext> orderBy,
    Limit limit) {

  static SelectParts of(OBParser.Select_stmtContext tree, UnaryOperator<Node> resolver) {
    if (tree.with_clause() != null || tree.select_no_parens() == null) {
      throw SqlErrors.notSupported("WITH and SELECT in parentheses");
    }
    OBParser.Select_clauseContext clause = tree.select_no_parens().select_clause();
    if (clause == null) {
      throw SqlErrors.notSupported("UNION");
    }
    if (clause.no_table_select_with_order_and_limit() != null) {
      var select = clause.no_table_select_with_order_and_limit();
      return of(
          select.no_table_select(),
          Optional.empty(),
          select.order_by(),
          select.limit_clause(),
          resolver);
    }
    if (clause.simple_select_with_order_and_limit() == null) {
      throw SqlErrors.notSupported("SELECT in parentheses and VALUES");
    }
    var select = clause.simple_select_with_order_and_limit();
    return of(
        select.simple_select(),
        Optional.of(table(select.simple_select().from_list().table_references())),
        select.order_by(),
        select.limit_clause(),
        resolver);
  }

  /** The only table of a FROM. */
  static OBParser.Tbl_nameContext table(OBParser.Table_referencesContext references) {
    boolean one = references.table_reference().size() == 1
        && references.table_reference(0).table_factor() != null
        && references.table_reference(0).table_factor().tbl_name() != null;
    if (!one) {
      throw SqlErrors.notSupported("join or subquery in FROM");
    }
    return references.table_reference(0).table_factor().tbl_name();
  }

  private static SelectParts of(
      ParserRuleContext select,
      Optional<OBParser.Tbl_nameContext> table,
      OBParser.Order_byContext orderBy,
      OBParser.Limit_clauseContext limit,
      UnaryOperator<Node> resolver) {
    List<OBParser.ExprContext> conditions = select.getRuleContexts(OBParser.ExprContext.class);
    boolean where = select.getToken(OBParser.WHERE, 0) != null;
    boolean having = select.getToken(OBParser.HAVING, 0) != null;
    return new SelectParts(
        Optional.ofNullable(
            select.getRuleContext(OBParser.Query_expression_option_listContext.class, 0)),
        select.getRuleContext(OBParser.Select_expr_listContext.class, 0).projection(),
        table,
        where ? Optional.of(conditions.get(0)) : Optional.empty(),
        Optional.ofNullable(select.getRuleContext(OBParser.Groupby_clauseContext.class, 0)),
        having ? Optional.of(conditions.get(conditions.size() - 1)) : Optional.empty(),
        Optional.ofNullable(orderBy),
        Limit.of(limit, resolver));
  }

  boolean isDistinct() {
    return options
        .map(list -> list.query_expression_option().stream()
            .anyMatch(option -> option.DISTINCT() != null || option.UNIQUE() != null))
        .orElse(false);
  }
}
