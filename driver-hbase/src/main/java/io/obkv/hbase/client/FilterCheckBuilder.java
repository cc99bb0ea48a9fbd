// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.io.TimeRange;

/** Collects a check by a filter. Not for several threads. */
@SuppressWarnings("deprecation") // the older interface
final class FilterCheckBuilder implements Table.CheckAndMutateWithFilterBuilder {
  private final byte[] row;
  private final Filter filter;
  private final CheckBuilder.Runner runner;
  private TimeRange range;

  /**
   * Begins. The result has the interface's own type, so that no class that calls this needs the interface
   * to be loaded: clients before 2.4 do not have it.
   */
  static Table.CheckAndMutateWithFilterBuilder of(
      byte[] row, Filter filter, CheckBuilder.Runner runner) {
    return new FilterCheckBuilder(row, filter, runner);
  }

  private FilterCheckBuilder(byte[] row, Filter filter, CheckBuilder.Runner runner) {
    this.row = requireNonNull(row, "row is null");
    this.filter = requireNonNull(filter, "filter is null");
    this.runner = runner;
  }

  @Override
  public Table.CheckAndMutateWithFilterBuilder timeRange(TimeRange timeRange) {
    range = timeRange;
    return this;
  }

  @Override
  public boolean thenPut(Put put) throws IOException {
    return runner.run(Check.ofFilter(row, filter, range, put));
  }

  @Override
  public boolean thenDelete(Delete delete) throws IOException {
    return runner.run(Check.ofFilter(row, filter, range, delete));
  }

  @Override
  public boolean thenMutate(RowMutations mutations) throws IOException {
    return runner.run(Check.ofFilter(row, filter, range, mutations));
  }
}
