// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.expression;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.parse.SqlGrammar;
import io.obkv.value.Value;
import java.util.List;

/** Turns the text of an expression into an {@link Expression}. Safe for many threads. */
public final class ExpressionCompiler {
  private static final String CLAUSE = "field list";

  private ExpressionCompiler() {}

  /**
   * Compiles the expression of a generated column, of a default or of a partitioning.
   *
   * @param text SQL, for example {@code substr(`K`,1,4)}
   * @param columns the columns it may name, in the order of the rows it will see
   * @throws io.obkv.server.catalog.SqlException when the text is no expression, or names an unknown
   *     column or function
   */
  public static Expression compile(String text, List<ColumnSchema> columns) {
    return compile(parse(text), columns);
  }

  /** Compiles a parsed expression over the columns; see {@link #compile(String, List)}. */
  public static Expression compile(Node node, List<ColumnSchema> columns) {
    return compile(node, ColumnScope.of(columns, CLAUSE));
  }

  /** Compiles a parsed expression whose columns the scope finds. */
  public static Expression compile(Node node, ColumnScope scope) {
    if (node instanceof Node.Literal literal) {
      Value value = literal.value();
      return (row, context) -> value;
    }
    if (node instanceof Node.Column column) {
      return scope.column(column);
    }
    if (node instanceof Node.Cast cast) {
      Expression operand = compile(cast.operand(), scope);
      return (row, context) ->
          ColumnConversion.cast(operand.evaluate(row, context), cast.target(), context);
    }
    if (node instanceof Node.Call call) {
      List<Expression> arguments =
          call.arguments().stream().map(argument -> compile(argument, scope)).toList();
      return Functions.bind(call, arguments);
    }
    if (node instanceof Node.Subquery subquery) {
      return scope.subquery(
          subquery,
          subquery.operands().stream().map(part -> compile(part, scope)).toList());
    }
    throw SqlErrors.notSupported("expression " + NodePrinter.print(node));
  }

  /** The tree of an expression's text. */
  public static Node parse(String text) {
    OBParser.Select_stmtContext select = SqlGrammar.parse("select " + text).select_stmt();
    return NodeParser.parse(SelectedExpression.of(select, text));
  }
}
