// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Truth;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;

/**
 * The rows that fulfil a condition.
 *
 * @param text the condition for EXPLAIN
 */
record Filter(Operator input, Expression condition, String text, Execution execution)
    implements Operator {
  @Override
  public RowCursor open() {
    RowCursor rows = input.open();
    return new RowCursor() {
      @Override
      public Value[] next() {
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
          if (Truth.of(condition.evaluate(row, execution.context()))) {
            return row;
          }
        }
        return null;
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  @Override
  public PlanStep describe() {
    PlanStep below = input.describe();
    return below.takesFilter()
        ? below.with("filter", text)
        : PlanStep.of("FILTER", below).with("filter", text);
  }
}
