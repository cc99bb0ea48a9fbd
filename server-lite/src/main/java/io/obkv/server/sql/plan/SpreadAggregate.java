// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Arithmetic;
import io.obkv.value.Value;

/** Variances and standard deviations, by Welford's method. */
final class SpreadAggregate implements Aggregate {
  private final boolean root;
  private final boolean ofSample;
  private long count;
  private double mean;
  private double squares;

  SpreadAggregate(String name) {
    root = name.startsWith("std");
    ofSample = name.endsWith("_samp");
  }

  @Override
  public void add(Value[] values) {
    double value = Arithmetic.floating(values[0]);
    count++;
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
  }

  @Override
  public Value result() {
    long divisor = ofSample ? count - 1 : count;
    if (divisor <= 0) {
      return Value.NULL;
    }
    double variance = squares / divisor;
    return Value.ofDouble(root ? Math.sqrt(variance) : variance);
  }
}
