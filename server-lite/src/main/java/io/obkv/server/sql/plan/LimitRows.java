// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.sql.query.Limit;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;

/** Some rows of the whole; the input is not read further than that. */
record LimitRows(Operator input, Limit limit) implements Operator {
  @Override
  public RowCursor open() {
    RowCursor rows = input.open();
    return new RowCursor() {
      private long toSkip = limit.offset();
      private long left = limit.count();

      @Override
      public Value[] next() {
        while (left > 0) {
          Value[] row = rows.next();
          if (row == null) {
            left = 0;
          } else if (toSkip > 0) {
            toSkip--;
          } else {
            left--;
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
    return PlanStep.of("LIMIT", input.describe())
        .with("limit", Long.toString(limit.count()))
        .with("offset", limit.offset() == 0 ? "" : Long.toString(limit.offset()));
  }
}
