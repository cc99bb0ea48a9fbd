// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rows of a stored table. */
record StoredScan(TableLayout layout, Execution execution) implements Operator {
  private static final RowScan EVERYTHING =
      new RowScan(Optional.empty(), List.of(KeyRange.all()), Direction.FORWARD);

  @Override
  public RowCursor open() {
    Iterator<Long> tablets = layout.schema().tabletIds().iterator();
    return new RowCursor() {
      private RowCursor current;

      @Override
      public Value[] next() {
        execution.step();
        while (true) {
          Value[] row = current == null ? null : current.next();
          if (row != null) {
            return row;
          }
          close();
          if (!tablets.hasNext()) {
            return null;
          }
          current = execution.reader().scan(layout, tablets.next(), EVERYTHING);
        }
      }

      @Override
      public void close() {
        if (current != null) {
          current.close();
          current = null;
        }
      }
    };
  }

  @Override
  public PlanStep describe() {
    return new PlanStep("TABLE FULL SCAN", layout.schema().name(), Map.of(), List.of());
  }
}
