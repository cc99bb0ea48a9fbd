// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.access.ColumnConditions;
import java.util.Optional;

/** Tells the bound columns of one table from what is the same for all of its rows. */
record FieldTerms(RelationScope scope) implements ColumnConditions.Terms {
  @Override
  public int column(Node node) {
    return node instanceof Node.Column column && RelationScope.isField(column)
        ? RelationScope.fieldPosition(column)
        : -1;
  }

  @Override
  public Optional<Expression> constant(Node node) {
    if (Conditions.isConstant(node)) {
      return Optional.of(ExpressionCompiler.compile(node, scope));
    }
    boolean query =
        node instanceof Node.Subquery subquery && subquery.form() == Node.Subquery.Form.VALUE;
    return query
            && ExpressionCompiler.compile(node, scope) instanceof SubqueryValue value
            && value.isConstant()
        ? Optional.of(value)
        : Optional.empty();
  }
}
