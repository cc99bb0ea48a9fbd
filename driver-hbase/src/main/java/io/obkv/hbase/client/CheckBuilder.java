// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.io.TimeRange;

/** Collects a check of one column. Not for several threads. */
@SuppressWarnings("deprecation") // the older interface
final class CheckBuilder implements Table.CheckAndMutateBuilder {
  /** Runs a check. */
  interface Runner {
    boolean run(Check check) throws IOException;
  }

  private final Runner runner;
  private final CheckParts parts;

  CheckBuilder(byte[] row, byte[] family, Runner runner) {
    this.parts = new CheckParts(row, family);
    this.runner = requireNonNull(runner);
  }

  @Override
  public Table.CheckAndMutateBuilder qualifier(byte[] qualifier) {
    parts.qualifier(qualifier);
    return this;
  }

  @Override
  public Table.CheckAndMutateBuilder timeRange(TimeRange timeRange) {
    parts.timeRange(timeRange);
    return this;
  }

  @Override
  public Table.CheckAndMutateBuilder ifNotExists() {
    parts.matches(CompareOperator.EQUAL, null);
    return this;
  }

  @Override
  public Table.CheckAndMutateBuilder ifMatches(CompareOperator operator, byte[] value) {
    parts.matches(operator, requireNonNull(value, "value is null"));
    return this;
  }

  @Override
  public boolean thenPut(Put put) throws IOException {
    return then(put);
  }

  @Override
  public boolean thenDelete(Delete delete) throws IOException {
    return then(delete);
  }

  @Override
  public boolean thenMutate(RowMutations mutations) throws IOException {
    return then(mutations);
  }

  private boolean then(Row action) throws IOException {
    return runner.run(parts.then(action));
  }
}
