// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.TreeSet;

/** The first of each set of equal rows, in the order of the input. Holds the rows that it gave. */
record Distinct(Operator input, Execution execution) implements Operator {
  @Override
  public RowCursor open() {
    RowCursor rows = input.open();
    TreeSet<Value[]> seen = new TreeSet<>(new RowOrder(execution.context()));
    return new RowCursor() {
      @Override
      public Value[] next() {
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
          if (seen.add(row)) {
            execution.hold(row);
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
    return PlanStep.of("DISTINCT", input.describe());
  }
}
