// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Operands and operators in the order in which they were written, put together by MySQL's
 * precedence (the shunting-yard algorithm). For one chain.
 */
final class OperatorChain {
  private final Deque<Node> operands = new ArrayDeque<>();
  private final Deque<String> operators = new ArrayDeque<>();

  private OperatorChain() {}

  static Node logical(OBParser.ExprContext tree) {
    OperatorChain chain = new OperatorChain();
    chain.addLogical(tree);
    return chain.finish();
  }

  static Node arithmetic(OBParser.Bit_exprContext tree) {
    OperatorChain chain = new OperatorChain();
    chain.addArithmetic(tree);
    return chain.finish();
  }

  private void addLogical(OBParser.ExprContext tree) {
    boolean binary = tree.expr().size() == 2;
    if (!binary) {
      operands.push(NodeParser.parse(tree));
      return;
    }
    addLogical(tree.expr(0));
    operator(tree.getChild(1));
    addLogical(tree.expr(1));
  }

  private void addArithmetic(OBParser.Bit_exprContext tree) {
    if (tree.simple_expr() != null) {
      operands.push(NodeParser.simple(tree.simple_expr()));
      return;
    }
    boolean intervalFirst = tree.INTERVAL() != null && tree.getChild(0) == tree.INTERVAL();
    if (intervalFirst) {
      operands.push(Node.Call.of(
          "date_add",
          NodeParser.arithmetic(tree.bit_expr(0)),
          NodeParser.parse(tree.expr()),
          unit(tree)));
      return;
    }
    addArithmetic(tree.bit_expr(0));
    operator(tree.getChild(1));
    if (tree.INTERVAL() != null) {
      operands.push(Node.Call.of("interval", NodeParser.parse(tree.expr()), unit(tree)));
    } else {
      addArithmetic(tree.bit_expr(1));
    }
  }

  private static Node unit(OBParser.Bit_exprContext tree) {
    return NodeParser.text(tree.date_unit().getText().toLowerCase(Locale.ROOT));
  }

  private void operator(ParseTree leaf) {
    String name = canonical(leaf.getText().toLowerCase(Locale.ROOT));
    while (!operators.isEmpty() && precedence(operators.peek()) >= precedence(name)) {
      reduce();
    }
    operators.push(name);
  }

  private Node finish() {
    while (!operators.isEmpty()) {
      reduce();
    }
    return operands.pop();
  }

  private void reduce() {
    String name = operators.pop();
    Node right = operands.pop();
    Node left = operands.pop();
    if (right instanceof Node.Call call && call.name().equals("interval")) {
      Node amount = call.arguments().get(0);
      Node unit = call.arguments().get(1);
      operands.push(Node.Call.of(name.equals("+") ? "date_add" : "date_sub", left, amount, unit));
    } else {
      operands.push(Node.Call.of(name, left, right));
    }
  }

  private static String canonical(String operator) {
    return switch (operator) {
      case "&&" -> "and";
      case "||" -> "or";
      case "mod" -> "%";
      default -> operator;
    };
  }

  private static int precedence(String operator) {
    return switch (operator) {
      case "or" -> 1;
      case "xor" -> 2;
      case "and" -> 3;
      case "|" -> 4;
      case "&" -> 5;
      case "<<", ">>" -> 6;
      case "+", "-" -> 7;
      case "*", "/", "div", "%" -> 8;
      default -> 9;
    };
  }
}
