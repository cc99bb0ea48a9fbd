// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.ColumnType;
import io.obkv.value.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import org.antlr.v4.runtime.ParserRuleContext;

/** An expression as it was written, names not yet looked up. Immutable. */
public sealed interface Node {
  /** The parts, in order. */
  default List<Node> children() {
    return List.of();
  }

  /** This node with every part replaced; parts first, then the node itself. */
  default Node rewrite(UnaryOperator<Node> rule) {
    return rule.apply(this);
  }

  /** A value. */
  record Literal(Value value) implements Node {
    public Literal {
      requireNonNull(value, "value");
    }
  }

  /**
   * A column.
   *
   * @param table what stood in front of the last dot, possibly empty
   * @param name as written
   */
  record Column(String table, String name) implements Node {
    public Column {
      requireNonNull(table, "table");
      requireNonNull(name, "name");
    }
  }

  /**
   * A function or an operator by its name in lower case: {@code substr}, {@code +}, {@code and},
   * {@code neg}, {@code is null}, {@code count distinct}.
   */
  record Call(String name, List<Node> arguments) implements Node {
    public Call {
      requireNonNull(name, "name");
      arguments = List.copyOf(arguments);
    }

    /** A call with these arguments. */
    public static Call of(String name, Node... arguments) {
      return new Call(name, List.of(arguments));
    }

    @Override
    public List<Node> children() {
      return arguments;
    }

    @Override
    public Node rewrite(UnaryOperator<Node> rule) {
      return rule.apply(
          new Call(name, arguments.stream().map(part -> part.rewrite(rule)).toList()));
    }
  }

  /** CAST(operand AS target). */
  record Cast(Node operand, ColumnType target) implements Node {
    public Cast {
      requireNonNull(operand, "operand");
      requireNonNull(target, "target");
    }

    @Override
    public List<Node> children() {
      return List.of(operand);
    }

    @Override
    public Node rewrite(UnaryOperator<Node> rule) {
      return rule.apply(new Cast(operand.rewrite(rule), target));
    }
  }

  /**
   * A system variable, {@code @@name}.
   *
   * @param global true for {@code @@global.name}
   * @param name in lower case
   */
  record SystemVariable(boolean global, String name) implements Node {
    public SystemVariable {
      requireNonNull(name, "name");
    }
  }

  /** A user variable, {@code @name}, by its name in lower case. */
  record UserVariable(String name) implements Node {
    public UserVariable {
      requireNonNull(name, "name");
    }
  }

  /**
   * A question mark of a prepared statement.
   *
   * @param index which of the statement's, from 0
   */
  record Parameter(int index) implements Node {}

  /** The star of {@code count(*)}. */
  record Star() implements Node {}

  /**
   * A query inside an expression.
   *
   * @param form what is made of its rows
   * @param operator the comparison of {@code ANY} and {@code ALL}, else empty
   * @param query its parse tree
   * @param operands what the rows are compared with, a value a column; none for EXISTS and a value
   */
  record Subquery(Form form, String operator, ParserRuleContext query, List<Node> operands)
      implements Node {
    /** What is made of the rows of a query inside an expression. */
    public enum Form {
      /** The value of its only row, NULL without a row. */
      VALUE,
      /** Whether there is a row. */
      EXISTS,
      /** Whether the comparison holds for a row; {@code IN} is one of these. */
      ANY,
      /** Whether the comparison holds for all rows. */
      ALL
    }

    public Subquery {
      requireNonNull(form, "form");
      requireNonNull(operator, "operator");
      requireNonNull(query, "query");
      operands = List.copyOf(operands);
    }

    @Override
    public List<Node> children() {
      return operands;
    }

    @Override
    public Node rewrite(UnaryOperator<Node> rule) {
      return rule.apply(new Subquery(
          form,
          operator,
          query,
          operands.stream().map(part -> part.rewrite(rule)).toList()));
    }
  }
}
