// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.DataTypes;
import io.obkv.server.sql.parse.StringLiterals;
import io.obkv.server.sql.parse.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Function calls to nodes; each way to write one function becomes the same call. Stateless. */
final class FunctionParser {
  private FunctionParser() {}

  static Node parse(OBParser.Func_exprContext tree) {
    return tree instanceof OBParser.Simple_func_exprContext simple
        ? simple(simple)
        : complex((OBParser.Complex_func_exprContext) tree);
  }

  private static Node simple(OBParser.Simple_func_exprContext tree) {
    String name =
        tree.function_name() == null ? tree.func_name.getText() : Trees.name(tree.function_name());
    boolean distinct = tree.DISTINCT() != null || tree.UNIQUE() != null;
    return new Node.Call(
        name.toLowerCase(Locale.ROOT) + (distinct ? " distinct" : ""), arguments(tree));
  }

  private static List<Node> arguments(OBParser.Simple_func_exprContext tree) {
    if (tree.Star() != null) {
      return List.of(new Node.Star());
    }
    if (tree.column_definition_ref() != null) {
      return List.of(NodeParser.column(tree.column_definition_ref()));
    }
    List<Node> arguments = new ArrayList<>();
    tree.expr().forEach(part -> arguments.add(NodeParser.parse(part)));
    if (tree.expr_list() != null) {
      arguments.addAll(NodeParser.parse(tree.expr_list()));
    }
    if (tree.expr_as_list() != null) {
      tree.expr_as_list()
          .expr_with_opt_alias()
          .forEach(part -> arguments.add(NodeParser.parse(part.expr())));
    }
    return arguments;
  }

  private static Node complex(OBParser.Complex_func_exprContext tree) {
    if (tree.substr_or_substring() != null) {
      return new Node.Call("substr", all(tree.substr_params().expr()));
    }
    if (tree.GROUP_CONCAT() != null) {
      return groupConcat(tree);
    }
    if (tree.CAST() != null || tree.CONVERT() != null) {
      return conversion(tree);
    }
    if (tree.date_params() != null) {
      return dateArithmetic(tree);
    }
    if (tree.timestamp_params() != null) {
      return new Node.Call(
          Trees.firstWord(tree),
          join(
              unit(tree.timestamp_params().date_unit()),
              all(tree.timestamp_params().expr())));
    }
    if (tree.EXTRACT() != null) {
      return Node.Call.of("extract", unit(tree.date_unit()), NodeParser.parse(tree.expr()));
    }
    if (tree.POSITION() != null) {
      return Node.Call.of(
          "locate", NodeParser.arithmetic(tree.bit_expr()), NodeParser.parse(tree.expr()));
    }
    if (tree.TRIM() != null) {
      return trim(tree.parameterized_trim());
    }
    return clock(tree);
  }

  /** The text of a row, the separator, and the terms of the order. */
  private static Node groupConcat(OBParser.Complex_func_exprContext tree) {
    List<Node> parts = NodeParser.parse(tree.expr_list());
    List<Node> arguments = new ArrayList<>();
    arguments.add(parts.size() == 1 ? parts.get(0) : new Node.Call("concat", parts));
    arguments.add(NodeParser.text(
        tree.SEPARATOR() == null
            ? ","
            : StringLiterals.value(tree.STRING_VALUE().getText())));
    if (tree.order_by() != null) {
      tree.order_by()
          .sort_list()
          .sort_key()
          .forEach(key -> arguments.add(Node.Call.of(
              key.DESC() == null ? "ascending" : "descending", NodeParser.parse(key.expr()))));
    }
    boolean distinct = tree.DISTINCT() != null || tree.UNIQUE() != null;
    return new Node.Call(distinct ? "group_concat distinct" : "group_concat", arguments);
  }

  private static Node conversion(OBParser.Complex_func_exprContext tree) {
    Node operand = NodeParser.parse(tree.expr());
    return tree.cast_data_type() == null
        ? Node.Call.of(
            "convert using", operand, NodeParser.text(tree.charset_name().getText()))
        : new Node.Cast(operand, DataTypes.ofCast(tree.cast_data_type()));
  }

  private static Node dateArithmetic(OBParser.Complex_func_exprContext tree) {
    boolean subtracts = tree.DATE_SUB() != null || tree.SUBDATE() != null;
    return Node.Call.of(
        subtracts ? "date_sub" : "date_add",
        NodeParser.parse(tree.date_params().expr(0)),
        NodeParser.parse(tree.date_params().expr(1)),
        unit(tree.date_params().date_unit()));
  }

  private static Node trim(OBParser.Parameterized_trimContext tree) {
    String side =
        tree.LEADING() != null ? "leading" : tree.TRAILING() != null ? "trailing" : "both";
    return new Node.Call("trim", join(NodeParser.text(side), all(tree.expr())));
  }

  /** NOW, CURDATE, … with their synonyms; an argument is the number of digits of the second. */
  private static Node clock(OBParser.Complex_func_exprContext tree) {
    ParserRuleContext function = tree.getChild(0) instanceof ParserRuleContext child ? child : tree;
    if (!(function instanceof OBParser.Cur_timestamp_funcContext
        || function instanceof OBParser.Sysdate_funcContext
        || function instanceof OBParser.Cur_time_funcContext
        || function instanceof OBParser.Cur_date_funcContext
        || function instanceof OBParser.Utc_timestamp_funcContext
        || function instanceof OBParser.Utc_time_funcContext
        || function instanceof OBParser.Utc_date_funcContext)) {
      throw SqlErrors.notSupported("function " + Trees.firstWord(tree));
    }
    TerminalNode digits = function.getToken(OBParser.INTNUM, 0);
    List<Node> arguments =
        digits == null ? List.of() : List.of(new Node.Literal(NumberLiterals.of(digits.getText())));
    return new Node.Call(clockName(Trees.firstWord(function)), arguments);
  }

  private static String clockName(String word) {
    return switch (word) {
      case "current_timestamp", "localtime", "localtimestamp" -> "now";
      case "current_date" -> "curdate";
      case "current_time" -> "curtime";
      default -> word;
    };
  }

  private static Node unit(OBParser.Date_unitContext tree) {
    return NodeParser.text(tree.getText().toLowerCase(Locale.ROOT));
  }

  private static List<Node> all(List<OBParser.ExprContext> trees) {
    return trees.stream().map(NodeParser::parse).toList();
  }

  private static List<Node> join(Node first, List<Node> rest) {
    List<Node> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
