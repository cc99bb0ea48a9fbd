// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;

/**
 * The value of a query's only row, NULL without a row. A query that does not see the rows around it is
 * run once. For one thread at a time.
 */
final class SubqueryValue implements Expression {
  private final Operator rows;
  private final Correlation around;
  private Value known;

  SubqueryValue(Operator rows, Correlation around) {
    this.rows = rows;
    this.around = around;
  }

  /** True when it does not depend on the rows around it. */
  boolean isConstant() {
    return !around.isUsed();
  }

  @Override
  public Value evaluate(Value[] row, EvaluationContext context) {
    if (known != null) {
      return known;
    }
    around.setRow(row);
    Value value = value();
    if (!around.isUsed()) {
      known = value;
    }
    return value;
  }

  private Value value() {
    try (RowCursor cursor = rows.open()) {
      Value[] first = cursor.next();
      if (first == null) {
        return Value.NULL;
      }
      if (cursor.next() != null) {
        throw SqlErrors.of(-5153, 1242, "21000", "Subquery returns more than 1 row");
      }
      return first[0];
    }
  }
}
