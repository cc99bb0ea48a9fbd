// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;

/** The rows of one input, then those of the other: UNION ALL. */
record Concatenation(Operator left, Operator right) implements Operator {
  @Override
  public RowCursor open() {
    return new RowCursor() {
      private RowCursor current = left.open();
      private boolean last;

      @Override
      public Value[] next() {
        Value[] row = current.next();
        if (row == null && !last) {
          last = true;
          current.close();
          current = right.open();
          row = current.next();
        }
        return row;
      }

      @Override
      public void close() {
        current.close();
      }
    };
  }

  @Override
  public PlanStep describe() {
    return PlanStep.of("UNION ALL", left.describe(), right.describe());
  }
}
