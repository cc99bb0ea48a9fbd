// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.TreeSet;

/**
 * The rows of one input that are, or are not, among those of the other: INTERSECT and EXCEPT. Holds
 * the other's rows.
 *
 * @param wanted true for rows that are among them
 */
record Membership(Operator left, Operator right, boolean wanted, Execution execution)
    implements Operator {
  @Override
  public RowCursor open() {
    TreeSet<Value[]> others = new TreeSet<>(new RowOrder(execution.context()));
    try (RowCursor rows = right.open()) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        if (others.add(row)) {
          execution.hold(row);
        }
      }
    }
    RowCursor rows = left.open();
    return new RowCursor() {
      @Override
      public Value[] next() {
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
          if (others.contains(row) == wanted) {
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
    return PlanStep.of(wanted ? "INTERSECT" : "EXCEPT", left.describe(), right.describe());
  }
}
