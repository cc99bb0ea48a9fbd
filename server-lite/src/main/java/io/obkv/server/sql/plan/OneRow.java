// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.List;

/** One row without columns: what a SELECT without FROM reads. */
record OneRow() implements Operator {
  @Override
  public RowCursor open() {
    return new ListCursor(List.<Value[]>of(new Value[0]));
  }

  @Override
  public PlanStep describe() {
    return PlanStep.of("EXPRESSION");
  }
}
