// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.io.TimeRange;

/** Collects a check of one column. Not for several threads. */
@SuppressWarnings("deprecation") // the older interface
final class AsyncCheckBuilder implements AsyncTable.CheckAndMutateBuilder {
  private final Function<Check, CompletableFuture<Boolean>> runner;
  private final CheckParts parts;

  AsyncCheckBuilder(byte[] row, byte[] family, Function<Check, CompletableFuture<Boolean>> runner) {
    this.parts = new CheckParts(row, family);
    this.runner = runner;
  }

  @Override
  public AsyncTable.CheckAndMutateBuilder qualifier(byte[] qualifier) {
    parts.qualifier(qualifier);
    return this;
  }

  @Override
  public AsyncTable.CheckAndMutateBuilder timeRange(TimeRange timeRange) {
    parts.timeRange(timeRange);
    return this;
  }

  @Override
  public AsyncTable.CheckAndMutateBuilder ifNotExists() {
    parts.matches(CompareOperator.EQUAL, null);
    return this;
  }

  @Override
  public AsyncTable.CheckAndMutateBuilder ifMatches(CompareOperator operator, byte[] value) {
    parts.matches(operator, requireNonNull(value, "value is null"));
    return this;
  }

  @Override
  public CompletableFuture<Boolean> thenPut(Put put) {
    return runner.apply(parts.then(put));
  }

  @Override
  public CompletableFuture<Boolean> thenDelete(Delete delete) {
    return runner.apply(parts.then(delete));
  }

  @Override
  public CompletableFuture<Boolean> thenMutate(RowMutations mutations) {
    return runner.apply(parts.then(mutations));
  }
}
