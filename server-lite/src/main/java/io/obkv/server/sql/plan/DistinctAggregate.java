// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.value.Value;
import java.util.Arrays;
import java.util.TreeSet;

/** An aggregate that takes equal values once. Holds the values that it has seen. */
final class DistinctAggregate implements Aggregate {
  private final Aggregate aggregate;
  private final int width;
  private final Execution execution;
  private final TreeSet<Value[]> seen;

  /**
   * @param width how many of the values of a row must be equal
   */
  DistinctAggregate(Aggregate aggregate, int width, Execution execution) {
    this.aggregate = aggregate;
    this.width = width;
    this.execution = execution;
    this.seen = new TreeSet<>(new RowOrder(execution.context()));
  }

  @Override
  public void add(Value[] values) {
    Value[] compared = Arrays.copyOf(values, width);
    if (seen.add(compared)) {
      execution.hold(compared);
      aggregate.add(values);
    }
  }

  @Override
  public Value result() {
    return aggregate.result();
  }
}
