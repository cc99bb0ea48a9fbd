// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.EvaluationContext;
import io.obkv.value.Value;
import java.util.Comparator;

/** Rows by all of their values, from the first to the last; NULL lowest, and equal to NULL. */
record RowOrder(EvaluationContext context) implements Comparator<Value[]> {
  @Override
  public int compare(Value[] left, Value[] right) {
    for (int i = 0; i < left.length; i++) {
      int order = Ordering.compareValues(left[i], right[i], context);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
