// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.sql.access.AccessDescription;
import io.obkv.server.sql.access.LocatedCursor;
import io.obkv.server.sql.access.LocatedRow;
import io.obkv.server.sql.access.TableAccess;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.List;

/**
 * The rows of a stored table that are reached in one way.
 *
 * @param alias the table's name in the statement
 */
record StoredScan(TableAccess access, String alias, Execution execution) implements Operator {
  @Override
  public RowCursor open() {
    LocatedCursor rows = access.open(execution.reader(), execution.context());
    return new RowCursor() {
      @Override
      public Value[] next() {
        execution.step();
        LocatedRow row = rows.next();
        return row == null ? null : row.values();
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  @Override
  public PlanStep describe() {
    AccessDescription found = AccessDescription.of(access, execution.context());
    return new PlanStep(found.operator(), found.name(alias), found.details(), List.of());
  }
}
