// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.sql.virtual.VirtualTable;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of a virtual table, made as they are read. */
record VirtualScan(
    VirtualTable table, ColumnEqualities equalities, QueryContext context, Execution execution)
    implements Operator {
  @Override
  public RowCursor open() {
    Stream<Value[]> stream = table
        .rows()
        .read(new VirtualRequest(
            table.definition(),
            context.state(),
            context.session(),
            context.evaluation(),
            equalities.values(context.evaluation()),
            view -> new Planner(context, execution).viewColumns(view)));
    Iterator<Value[]> rows = stream.iterator();
    return new RowCursor() {
      @Override
      public Value[] next() {
        execution.step();
        return rows.hasNext() ? rows.next() : null;
      }

      @Override
      public void close() {
        stream.close();
      }
    };
  }

  @Override
  public PlanStep describe() {
    return new PlanStep("VIRTUAL TABLE SCAN", table.definition().name(), Map.of(), List.of())
        .with("equal", equalities.text());
  }
}
