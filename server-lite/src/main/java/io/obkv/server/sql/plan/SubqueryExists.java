// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;

/**
 * Whether a query has a row. A query that does not see the rows around it is run once. For one thread
 * at a time.
 */
final class SubqueryExists implements Expression {
  private static final Value TRUE = Value.ofBigInt(1);
  private static final Value FALSE = Value.ofBigInt(0);

  private final Operator rows;
  private final Correlation around;
  private Value known;

  SubqueryExists(Operator rows, Correlation around) {
    this.rows = rows;
    this.around = around;
  }

  @Override
  public Value evaluate(Value[] row, EvaluationContext context) {
    if (known != null) {
      return known;
    }
    around.setRow(row);
    Value answer = answer();
    if (!around.isUsed()) {
      known = answer;
    }
    return answer;
  }

  private Value answer() {
    try (RowCursor cursor = rows.open()) {
      return cursor.next() == null ? FALSE : TRUE;
    }
  }
}
