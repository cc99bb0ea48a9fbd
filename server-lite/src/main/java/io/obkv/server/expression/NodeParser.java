// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Parse trees to {@link Node}s. The grammar gives all arithmetic operators, and all logical ones, one
 * precedence; {@link OperatorChain} puts them in order. Stateless.
 */
public final class NodeParser {
  private NodeParser() {}

  /** The expression of a tree. */
  public static Node parse(OBParser.ExprContext tree) {
    if (tree.USER_VARIABLE() != null) {
      throw SqlErrors.notSupported("assignment inside an expression");
    }
    if (tree.NOT() != null) {
      return Node.Call.of("not", parse(tree.expr(0)));
    }
    if (tree.LeftParen() != null) {
      return parse(tree.expr(0));
    }
    if (tree.bool_pri() != null) {
      return truth(tree);
    }
    return OperatorChain.logical(tree);
  }

  private static Node truth(OBParser.ExprContext tree) {
    Node operand = predicate(tree.bool_pri());
    if (tree.IS() == null) {
      return operand;
    }
    String kind = tree.UNKNOWN() != null
        ? "is null"
        : "is " + tree.BOOL_VALUE().getText().toLowerCase(Locale.ROOT);
    Node test = Node.Call.of(kind, operand);
    return tree.not() == null ? test : Node.Call.of("not", test);
  }

  private static Node predicate(OBParser.Bool_priContext tree) {
    if (tree.bool_pri() == null) {
      return predicate(tree.predicate());
    }
    Node left = predicate(tree.bool_pri());
    if (tree.IS() != null) {
      return Node.Call.of(tree.not() == null ? "is null" : "is not null", left);
    }
    String written = tree.getChild(1).getText();
    String operator = written.equals("!=") ? "<>" : written;
    if (tree.predicate() == null) {
      return quantified(left, operator, tree);
    }
    return RowComparisons.compare(operator, left, predicate(tree.predicate()));
  }

  private static Node quantified(Node left, String operator, OBParser.Bool_priContext tree) {
    ParserRuleContext query =
        tree.select_with_parens() != null ? tree.select_with_parens() : tree.select_no_parens();
    if (query == null || operator.equals("<=>")) {
      throw SqlErrors.notSupported("comparison " + Trees.source(tree));
    }
    Node.Subquery.Form form = tree.ALL() != null ? Node.Subquery.Form.ALL : Node.Subquery.Form.ANY;
    return new Node.Subquery(form, operator, query, RowComparisons.parts(left));
  }

  private static Node predicate(OBParser.PredicateContext tree) {
    Node operand = arithmetic(tree.bit_expr(0));
    Node test;
    if (tree.IN() != null) {
      test = in(operand, tree.in_expr());
    } else if (tree.BETWEEN() != null) {
      test = Node.Call.of(
          "between", operand, arithmetic(tree.bit_expr(1)), predicate(tree.predicate()));
    } else if (tree.LIKE() != null) {
      test = like(operand, tree);
    } else if (tree.REGEXP() != null) {
      Node pattern = tree.string_val_list().isEmpty()
          ? arithmetic(tree.bit_expr(1))
          : string(tree.string_val_list(0));
      test = Node.Call.of("regexp", operand, pattern);
    } else if (tree.MEMBER() != null) {
      throw SqlErrors.notSupported("MEMBER OF");
    } else {
      return operand;
    }
    return tree.not() == null ? test : Node.Call.of("not", test);
  }

  private static Node in(Node operand, OBParser.In_exprContext tree) {
    if (tree.expr_list() == null) {
      return new Node.Subquery(
          Node.Subquery.Form.ANY, "=", tree.select_with_parens(), RowComparisons.parts(operand));
    }
    return RowComparisons.in(operand, parse(tree.expr_list()));
  }

  private static Node like(Node operand, OBParser.PredicateContext tree) {
    List<Node> all = new ArrayList<>(List.of(operand));
    for (int i = 0; i < tree.getChildCount(); i++) {
      if (tree.getChild(i) instanceof OBParser.Simple_exprContext simple) {
        all.add(simple(simple));
      } else if (tree.getChild(i) instanceof OBParser.String_val_listContext strings) {
        all.add(string(strings));
      }
    }
    return new Node.Call("like", all);
  }

  /** The expressions of a list. */
  public static List<Node> parse(OBParser.Expr_listContext list) {
    return list.expr().stream().map(NodeParser::parse).toList();
  }

  static Node arithmetic(OBParser.Bit_exprContext tree) {
    return tree.simple_expr() != null ? simple(tree.simple_expr()) : OperatorChain.arithmetic(tree);
  }

  /** The column of a reference. */
  public static Node.Column column(OBParser.Column_definition_refContext tree) {
    String table = tree.relation_name().isEmpty()
        ? ""
        : Trees.objectName(tree.relation_name(tree.relation_name().size() - 1));
    return new Node.Column(table, Trees.name(tree.column_name()));
  }

  static Node simple(OBParser.Simple_exprContext tree) {
    if (tree.column_ref() != null) {
      return column(tree.column_ref());
    }
    if (tree.expr_const() != null) {
      return constant(tree.expr_const());
    }
    if (tree.func_expr() != null) {
      return FunctionParser.parse(tree.func_expr());
    }
    if (tree.case_expr() != null) {
      return cases(tree.case_expr());
    }
    if (tree.expr_list() != null && tree.LeftBracket() == null && tree.ARRAY() == null) {
      List<Node> parts = parse(tree.expr_list());
      return parts.size() == 1 ? parts.get(0) : new Node.Call("row", parts);
    }
    if (tree.collation() != null) {
      return Node.Call.of(
          "collate",
          simple(tree.simple_expr(0)),
          text(Trees.name(tree.collation().collation_name()).toLowerCase(Locale.ROOT)));
    }
    if (!tree.simple_expr().isEmpty()) {
      return operator(tree);
    }
    if (tree.USER_VARIABLE() != null && tree.relation_name().isEmpty()) {
      return new Node.UserVariable(userVariable(tree.USER_VARIABLE().getText()));
    }
    if (tree.relation_name().size() == 2 || tree.relation_name().size() == 3) {
      int last = tree.relation_name().size() - 1;
      return new Node.Column(
          Trees.objectName(tree.relation_name(last - 1)), Trees.name(tree.relation_name(last)));
    }
    if (tree.MATCH() != null) {
      throw SqlErrors.notSupported("MATCH … AGAINST");
    }
    if (tree.select_with_parens() != null) {
      Node.Subquery.Form form =
          tree.EXISTS() == null ? Node.Subquery.Form.VALUE : Node.Subquery.Form.EXISTS;
      return new Node.Subquery(form, "", tree.select_with_parens(), List.of());
    }
    throw SqlErrors.notSupported("expression " + Trees.source(tree));
  }

  private static String userVariable(String text) {
    return text.substring(1).replaceAll("[`'\"]", "").toLowerCase(Locale.ROOT);
  }

  private static Node operator(OBParser.Simple_exprContext tree) {
    Node first = simple(tree.simple_expr(0));
    if (tree.CNNOP() != null) {
      return Node.Call.of("or", first, simple(tree.simple_expr(1)));
    }
    return switch (tree.getChild(0).getText().toLowerCase(Locale.ROOT)) {
      case "+" -> first;
      case "-" -> negated(first);
      case "~" -> Node.Call.of("~", first);
      case "binary" -> Node.Call.of("binary", first);
      default -> Node.Call.of("not", first);
    };
  }

  /** A minus in front of a literal makes a literal, so that -9223372036854775808 is in range. */
  private static Node negated(Node operand) {
    return operand instanceof Node.Literal literal && NumberLiterals.isNumber(literal.value())
        ? new Node.Literal(NumberLiterals.negate(literal.value()))
        : Node.Call.of("neg", operand);
  }

  private static Node column(OBParser.Column_refContext tree) {
    if (tree.Dot().isEmpty()) {
      return new Node.Column("", Trees.unquoted(tree.getText()));
    }
    int last = tree.getChildCount() - 1;
    return new Node.Column(
        Trees.unquoted(tree.getChild(last - 2).getText()).toLowerCase(Locale.ROOT),
        Trees.unquoted(tree.getChild(last).getText()));
  }

  private static Node constant(OBParser.Expr_constContext tree) {
    if (tree.literal() != null) {
      return LiteralParser.parse(tree.literal());
    }
    if (tree.QUESTIONMARK() != null) {
      return new Node.Parameter(SqlGrammar.parameterIndex(tree.QUESTIONMARK()));
    }
    if (tree.SYSTEM_VARIABLE() != null) {
      return new Node.SystemVariable(
          false, tree.SYSTEM_VARIABLE().getText().substring(2).toLowerCase(Locale.ROOT));
    }
    boolean global = tree.global_or_session_alias().GLOBAL_ALIAS() != null;
    return new Node.SystemVariable(global, Trees.name(tree.column_name()).toLowerCase(Locale.ROOT));
  }

  private static Node cases(OBParser.Case_exprContext tree) {
    List<Node> parts = new ArrayList<>();
    Node operand = tree.expr() == null ? null : parse(tree.expr());
    for (OBParser.When_clauseContext when : tree.when_clause_list().when_clause()) {
      Node condition = parse(when.expr(0));
      parts.add(operand == null ? condition : Node.Call.of("=", operand, condition));
      parts.add(parse(when.expr(1)));
    }
    if (tree.case_default() != null) {
      parts.add(parse(tree.case_default().expr()));
    }
    return new Node.Call("case", parts);
  }

  static Node text(String value) {
    return new Node.Literal(Value.ofString(value));
  }

  private static Node string(OBParser.String_val_listContext list) {
    StringBuilder joined = new StringBuilder();
    list.STRING_VALUE().forEach(part -> joined.append(StringLiterals.value(part.getText())));
    return text(joined.toString());
  }
}
