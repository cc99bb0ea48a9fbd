// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import static java.util.Objects.requireNonNull;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.antlr.v4.runtime.ParserRuleContext;

/** Parse trees of queries to {@link Query}. For one statement. */
public final class QueryParser {
  private final UnaryOperator<Node> resolver;
  private final TableReferenceParser tables = new TableReferenceParser(this);

  /**
   * @param resolver fills in what the session knows, such as variables
   */
  public QueryParser(UnaryOperator<Node> resolver) {
    this.resolver = requireNonNull(resolver, "resolver");
  }

  /** The expression of a tree. */
  public Node node(OBParser.ExprContext tree) {
    return resolver.apply(NodeParser.parse(tree));
  }

  /** The table of a tree, under its alias. */
  public TableReference.Named table(OBParser.Tbl_nameContext tree) {
    return tables.named(tree);
  }

  /** What a FROM or an UPDATE names. */
  public TableReference tables(OBParser.Table_referencesContext tree) {
    return tables.parse(tree);
  }

  /** The query of a subquery's tree, in parentheses or not. */
  public Query parse(ParserRuleContext tree) {
    return tree instanceof OBParser.Select_with_parensContext parenthesized
        ? parse(parenthesized)
        : parse((OBParser.Select_no_parensContext) tree);
  }

  /** The query of a SELECT statement. */
  public Query parse(OBParser.Select_stmtContext tree) {
    if (tree.into_clause() != null) {
      throw SqlErrors.notSupported("SELECT … INTO");
    }
    return with(tree.with_clause(), body(tree.select_no_parens(), tree.select_with_parens()));
  }

  /** The query in parentheses. */
  public Query parse(OBParser.Select_with_parensContext tree) {
    return with(tree.with_clause(), body(tree.select_no_parens(), tree.select_with_parens()));
  }

  private Query body(
      OBParser.Select_no_parensContext plain, OBParser.Select_with_parensContext parenthesized) {
    return plain != null ? parse(plain) : parse(parenthesized);
  }

  private Query with(OBParser.With_clauseContext clause, Query query) {
    if (clause == null) {
      return query;
    }
    if (clause.RECURSIVE() != null) {
      throw SqlErrors.notSupported("WITH RECURSIVE");
    }
    return new Query.With(
        clause.with_list().common_table_expr().stream().map(this::common).toList(), query);
  }

  private Query.CommonTable common(OBParser.Common_table_exprContext tree) {
    return new Query.CommonTable(
        Trees.objectName(tree.relation_name()),
        TableReferenceParser.names(tree.alias_name_list()),
        with(tree.with_clause(), body(tree.select_no_parens(), tree.select_with_parens())));
  }

  private Query parse(OBParser.Select_no_parensContext tree) {
    if (tree.select_clause() != null) {
      return parse(tree.select_clause());
    }
    if (tree.select_clause_set() != null) {
      return parse(tree.select_clause_set());
    }
    var ordered = tree.select_clause_set_with_order_and_limit();
    return new Query.Ordered(
        parse(ordered.select_clause_set()),
        orderBy(ordered.order_by()),
        Limit.of(ordered.limit_clause(), resolver));
  }

  private Query parse(OBParser.Select_clauseContext tree) {
    if (tree.no_table_select_with_order_and_limit() != null) {
      return parse(tree.no_table_select_with_order_and_limit());
    }
    if (tree.simple_select_with_order_and_limit() != null) {
      return parse(tree.simple_select_with_order_and_limit());
    }
    var parenthesized = tree.select_with_parens_with_order_and_limit();
    if (parenthesized == null) {
      throw SqlErrors.notSupported("VALUES as a query");
    }
    return new Query.Ordered(
        parse(parenthesized.select_with_parens()),
        orderBy(parenthesized.order_by()),
        Limit.of(parenthesized.limit_clause(), resolver));
  }

  private Query parse(OBParser.Simple_select_with_order_and_limitContext tree) {
    return select(tree.simple_select(), tree.order_by(), tree.limit_clause());
  }

  private Query parse(OBParser.No_table_select_with_order_and_limitContext tree) {
    return select(tree.no_table_select(), tree.order_by(), tree.limit_clause());
  }

  private Query parse(OBParser.Select_clause_setContext tree) {
    Query left = tree.select_clause_set() == null
        ? parse(tree.select_clause_set_left())
        : parse(tree.select_clause_set());
    if (tree.order_by() != null || tree.limit_clause() != null) {
      left = new Query.Ordered(
          left, orderBy(tree.order_by()), Limit.of(tree.limit_clause(), resolver));
    }
    OBParser.Set_typeContext type = tree.set_type();
    boolean all =
        type.set_expression_option() != null && type.set_expression_option().ALL() != null;
    return new Query.SetOperation(
        kind(type), all, left, parse(tree.select_clause_set_right()), List.of(), Limit.NONE);
  }

  private static Query.SetOperation.Kind kind(OBParser.Set_typeContext tree) {
    if (tree.set_type_union() != null) {
      return Query.SetOperation.Kind.UNION;
    }
    return tree.set_type_other().INTERSECT() != null
        ? Query.SetOperation.Kind.INTERSECT
        : Query.SetOperation.Kind.EXCEPT;
  }

  private Query parse(OBParser.Select_clause_set_leftContext tree) {
    if (tree.no_table_select_with_order_and_limit() != null) {
      return parse(tree.no_table_select_with_order_and_limit());
    }
    return tree.simple_select_with_order_and_limit() != null
        ? parse(tree.simple_select_with_order_and_limit())
        : parse(tree.select_clause_set_right());
  }

  private Query parse(OBParser.Select_clause_set_rightContext tree) {
    if (tree.no_table_select() != null) {
      return select(tree.no_table_select(), null, null);
    }
    if (tree.simple_select() != null) {
      return select(tree.simple_select(), null, null);
    }
    if (tree.select_with_parens() == null) {
      throw SqlErrors.notSupported("VALUES as a query");
    }
    return parse(tree.select_with_parens());
  }

  private Query select(
      ParserRuleContext tree,
      OBParser.Order_byContext orderBy,
      OBParser.Limit_clauseContext limit) {
    OBParser.Into_optContext into = tree.getRuleContext(OBParser.Into_optContext.class, 0);
    if (into != null && into.into_clause() != null) {
      throw SqlErrors.notSupported("SELECT … INTO");
    }
    List<OBParser.ExprContext> conditions = tree.getRuleContexts(OBParser.ExprContext.class);
    boolean where = tree.getToken(OBParser.WHERE, 0) != null;
    boolean having = tree.getToken(OBParser.HAVING, 0) != null;
    OBParser.From_listContext from = tree.getRuleContext(OBParser.From_listContext.class, 0);
    return new Query.Select(
        distinct(tree),
        tree.getRuleContext(OBParser.Select_expr_listContext.class, 0).projection().stream()
            .map(this::item)
            .toList(),
        Optional.ofNullable(from).map(list -> tables.parse(list.table_references())),
        where ? Optional.of(node(conditions.get(0))) : Optional.empty(),
        groupBy(tree.getRuleContext(OBParser.Groupby_clauseContext.class, 0)),
        having ? Optional.of(node(conditions.get(conditions.size() - 1))) : Optional.empty(),
        orderBy(orderBy),
        Limit.of(limit, resolver));
  }

  private static boolean distinct(ParserRuleContext tree) {
    var options = tree.getRuleContext(OBParser.Query_expression_option_listContext.class, 0);
    return options != null
        && options.query_expression_option().stream()
            .anyMatch(option -> option.DISTINCT() != null || option.UNIQUE() != null);
  }

  private List<Node> groupBy(OBParser.Groupby_clauseContext tree) {
    if (tree == null) {
      return List.of();
    }
    if (tree.ROLLUP() != null) {
      throw SqlErrors.notSupported("WITH ROLLUP");
    }
    return tree.sort_list_for_group_by().sort_key_for_group_by().stream()
        .map(key -> node(key.expr()))
        .toList();
  }

  /** The terms of an ORDER BY; none for null. */
  public List<Query.SortKey> orderBy(OBParser.Order_byContext tree) {
    return tree == null
        ? List.of()
        : tree.sort_list().sort_key().stream()
            .map(key -> new Query.SortKey(node(key.expr()), key.DESC() != null))
            .toList();
  }

  private SelectItem item(OBParser.ProjectionContext tree) {
    if (tree.Star() != null) {
      return new SelectItem.Star("");
    }
    Node written = NodeParser.parse(tree.expr());
    if (written instanceof Node.Column column && column.name().equals("*")) {
      return new SelectItem.Star(column.table());
    }
    return new SelectItem.Labelled(resolver.apply(written), label(tree, written));
  }

  private static String label(OBParser.ProjectionContext tree, Node node) {
    if (tree.column_label() != null) {
      return Trees.name(tree.column_label());
    }
    if (tree.STRING_VALUE() != null) {
      return StringLiterals.value(tree.STRING_VALUE().getText());
    }
    if (node instanceof Node.Column column) {
      return column.name();
    }
    if (node instanceof Node.Literal literal && literal.value().isNull()) {
      return "NULL";
    }
    boolean text = node instanceof Node.Literal literal
        && literal.value().type().isBytes()
        && !tree.expr().getText().startsWith("0x");
    return text ? ((Node.Literal) node).value().string() : Trees.source(tree.expr());
  }
}
