// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.io.TimeRange;

/** Collects a check by a filter. Not for several threads. */
@SuppressWarnings("deprecation") // the older interface
final class AsyncFilterCheckBuilder implements AsyncTable.CheckAndMutateWithFilterBuilder {
  private final byte[] row;
  private final Filter filter;
  private final Function<Check, CompletableFuture<Boolean>> runner;
  private TimeRange range;

  /** Begins; see {@link FilterCheckBuilder#of} for its type. */
  static AsyncTable.CheckAndMutateWithFilterBuilder of(
      byte[] row, Filter filter, Function<Check, CompletableFuture<Boolean>> runner) {
    return new AsyncFilterCheckBuilder(row, filter, runner);
  }

  private AsyncFilterCheckBuilder(
      byte[] row, Filter filter, Function<Check, CompletableFuture<Boolean>> runner) {
    this.row = requireNonNull(row, "row is null");
    this.filter = requireNonNull(filter, "filter is null");
    this.runner = runner;
  }

  @Override
  public AsyncTable.CheckAndMutateWithFilterBuilder timeRange(TimeRange timeRange) {
    range = timeRange;
    return this;
  }

  @Override
  public CompletableFuture<Boolean> thenPut(Put put) {
    return runner.apply(Check.ofFilter(row, filter, range, put));
  }

  @Override
  public CompletableFuture<Boolean> thenDelete(Delete delete) {
    return runner.apply(Check.ofFilter(row, filter, range, delete));
  }

  @Override
  public CompletableFuture<Boolean> thenMutate(RowMutations mutations) {
    return runner.apply(Check.ofFilter(row, filter, range, mutations));
  }
}
