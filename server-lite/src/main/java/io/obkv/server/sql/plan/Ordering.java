// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Comparisons;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.value.Value;
import java.util.Comparator;
import java.util.List;

/**
 * ORDER BY: NULL lowest. Immutable.
 *
 * @param keys what to sort by, the most important first
 * @param context time and zone
 */
public record Ordering(List<Key> keys, EvaluationContext context) implements Comparator<Value[]> {
  /**
   * One term.
   *
   * @param expression over the rows that are sorted
   */
  public record Key(Expression expression, boolean descending) {}

  public Ordering {
    keys = List.copyOf(keys);
  }

  @Override
  public int compare(Value[] left, Value[] right) {
    for (Key key : keys) {
      int order = compareValues(
          key.expression.evaluate(left, context), key.expression.evaluate(right, context), context);
      if (order != 0) {
        return key.descending ? -order : order;
      }
    }
    return 0;
  }

  /** NULL lowest, and equal to NULL. */
  static int compareValues(Value left, Value right, EvaluationContext context) {
    if (left.isNull() || right.isNull()) {
      return Boolean.compare(right.isNull(), left.isNull());
    }
    return Comparisons.compare(left, right, context);
  }
}
