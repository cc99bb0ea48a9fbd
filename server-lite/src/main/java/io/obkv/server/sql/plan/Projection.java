// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.List;

/** Expressions over each row. It has no step of its own in EXPLAIN. */
record Projection(Operator input, List<Expression> expressions, Execution execution)
    implements Operator {
  Projection {
    expressions = List.copyOf(expressions);
  }

  @Override
  public RowCursor open() {
    RowCursor rows = input.open();
    Expression[] parts = expressions.toArray(Expression[]::new);
    return new RowCursor() {
      @Override
      public Value[] next() {
        Value[] row = rows.next();
        if (row == null) {
          return null;
        }
        Value[] result = new Value[parts.length];
        for (int i = 0; i < parts.length; i++) {
          result[i] = parts[i].evaluate(row, execution.context());
        }
        return result;
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  @Override
  public PlanStep describe() {
    return input.describe();
  }
}
