// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Rows in an order; equal ones stay as they came. Holds all rows, or as many as are wanted.
 *
 * @param most how many rows are wanted at most
 * @param text the order for EXPLAIN
 */
record Sort(Operator input, Comparator<Value[]> order, long most, String text, Execution execution)
    implements Operator {
  private static final int MOST_IN_A_HEAP = 100_000;

  private record Numbered(Value[] row, long number) {}

  @Override
  public RowCursor open() {
    try (RowCursor rows = input.open()) {
      return new ListCursor(isTop() ? top(rows) : sorted(rows));
    }
  }

  private boolean isTop() {
    return most <= MOST_IN_A_HEAP;
  }

  private List<Value[]> sorted(RowCursor rows) {
    List<Value[]> all = new ArrayList<>();
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      execution.hold(row);
      all.add(row);
    }
    all.sort(order);
    return all;
  }

  /** Keeps only the first rows, the last of them on top of a heap. */
  private List<Value[]> top(RowCursor rows) {
    Comparator<Numbered> stable =
        Comparator.comparing(Numbered::row, order).thenComparing(Numbered::number);
    PriorityQueue<Numbered> kept = new PriorityQueue<>(stable.reversed());
    long number = 0;
    for (Value[] row = rows.next(); row != null && most > 0; row = rows.next()) {
      Numbered next = new Numbered(row, number++);
      if (kept.size() < most) {
        execution.hold(row);
        kept.add(next);
      } else if (stable.compare(next, kept.peek()) < 0) {
        kept.poll();
        kept.add(next);
      }
    }
    return kept.stream().sorted(stable).map(Numbered::row).toList();
  }

  @Override
  public PlanStep describe() {
    return PlanStep.of(isTop() ? "TOP-N SORT" : "SORT", input.describe())
        .with("sort_keys", text)
        .with("topn", isTop() ? Long.toString(most) : "");
  }
}
