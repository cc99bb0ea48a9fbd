// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.error.HBaseErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.ScanResultConsumerBase;
import org.apache.hadoop.hbase.client.ServiceCaller;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.filter.Filter;

/**
 * An asynchronous table. Nothing blocks, but for the scanners of {@link #getScanner}. Safe for many
 * threads.
 *
 * @param <C> the scans' consumers
 */
@SuppressWarnings("deprecation") // HBase's older calls are its most used ones
final class ObkvAsyncTable<C extends ScanResultConsumerBase> implements AsyncTable<C> {
  private final TableName name;
  private final AsyncContext<C> context;
  private final TableCore core;
  private final TableTimes times;
  private final Map<String, byte[]> attributes;

  ObkvAsyncTable(
      TableName name, AsyncContext<C> context, TableTimes times, Map<String, byte[]> attributes) {
    this.name = name;
    this.context = context;
    this.core = context.core();
    this.times = times;
    this.attributes = Map.copyOf(attributes);
  }

  @Override
  public TableName getName() {
    return name;
  }

  @Override
  public Configuration getConfiguration() {
    return context.conf();
  }

  @Override
  public CompletableFuture<TableDescriptor> getDescriptor() {
    return context.handedOver(context.services().descriptor(name));
  }

  @Override
  public AsyncTableRegionLocator getRegionLocator() {
    return context.services().asyncRegionLocator(name);
  }

  @Override
  public long getRpcTimeout(TimeUnit unit) {
    return unit.convert(times.rpc().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public long getReadRpcTimeout(TimeUnit unit) {
    return unit.convert(times.readRpc().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public long getWriteRpcTimeout(TimeUnit unit) {
    return unit.convert(times.writeRpc().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public long getOperationTimeout(TimeUnit unit) {
    return unit.convert(times.operation().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public long getScanTimeout(TimeUnit unit) {
    return unit.convert(times.scan().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Map<String, byte[]> getRequestAttributes() {
    return attributes;
  }

  @Override
  public CompletableFuture<Boolean> exists(Get get) {
    return context.handedOver(core.exists(name, get, times.reads()));
  }

  @Override
  public CompletableFuture<Result> get(Get get) {
    return context.handedOver(core.get(name, get, times.reads()));
  }

  @Override
  public CompletableFuture<Void> put(Put put) {
    return context.handedOver(core.write(name, List.of(put), times.writes()).get(0));
  }

  @Override
  public CompletableFuture<Void> delete(Delete delete) {
    return context.handedOver(core.write(name, List.of(delete), times.writes()).get(0));
  }

  private List<CompletableFuture<Void>> write(List<? extends Mutation> mutations) {
    return handedOver(core.write(name, mutations, times.writes()));
  }

  private <T> List<CompletableFuture<T>> handedOver(List<CompletableFuture<T>> futures) {
    return futures.stream()
        .map(future -> context.handedOver(HBaseErrors.ofList(future)))
        .toList();
  }

  @Override
  public CompletableFuture<Result> append(Append append) {
    return context.handedOver(core.append(name, append, times.writes()));
  }

  @Override
  public CompletableFuture<Result> increment(Increment increment) {
    return context.handedOver(core.increment(name, increment, times.writes()));
  }

  @Override
  public CheckAndMutateBuilder checkAndMutate(byte[] row, byte[] family) {
    return new AsyncCheckBuilder(row, family, this::held);
  }

  @Override
  public CheckAndMutateWithFilterBuilder checkAndMutate(byte[] row, Filter filter) {
    return AsyncFilterCheckBuilder.of(row, filter, this::held);
  }

  private CompletableFuture<Boolean> held(Check check) {
    return context.handedOver(
        core.check(name, check, times.writes()).thenApply(CheckOutcome::success));
  }

  @Override
  public CompletableFuture<CheckAndMutateResult> checkAndMutate(CheckAndMutate check) {
    return context.handedOver(
        core.check(name, NewChecks.of(check), times.writes()).thenApply(NewChecks::result));
  }

  @Override
  public List<CompletableFuture<CheckAndMutateResult>> checkAndMutate(List<CheckAndMutate> checks) {
    return batch(checks);
  }

  @Override
  public CompletableFuture<Result> mutateRow(RowMutations mutations) {
    return context.handedOver(core.mutateRow(name, mutations, times.writes()));
  }

  @Override
  public void scan(Scan scan, C consumer) {
    context.scans().scan(name, scan, consumer, times.pages());
  }

  @Override
  public ResultScanner getScanner(Scan scan) {
    return core.scanners().scanner(name, scan, times.pages());
  }

  @Override
  public CompletableFuture<List<Result>> scanAll(Scan scan) {
    CollectedScan collected = new CollectedScan();
    core.scanners().scan(name, scan, collected, times.pages());
    return context.handedOver(collected.results());
  }

  @Override
  public List<CompletableFuture<Result>> get(List<Get> gets) {
    return batch(gets);
  }

  @Override
  public List<CompletableFuture<Void>> put(List<Put> puts) {
    return write(puts);
  }

  @Override
  public List<CompletableFuture<Void>> delete(List<Delete> deletes) {
    return write(deletes);
  }

  @Override
  @SuppressWarnings("unchecked") // the caller says what the results are, as in HBase
  public <T> List<CompletableFuture<T>> batch(List<? extends Row> actions) {
    List<CompletableFuture<T>> results = new ArrayList<>(actions.size());
    core.batch(name, actions, times.reads(), times.writes())
        .forEach(result ->
            results.add((CompletableFuture<T>) context.handedOver(HBaseErrors.ofList(result))));
    return results;
  }

  @Override
  public <S, R> CompletableFuture<R> coprocessorService(
      Function<com.google.protobuf.RpcChannel, S> stubMaker,
      ServiceCaller<S, R> callable,
      byte[] row) {
    throw Unsupported.coprocessor("coprocessorService");
  }

  @Override
  public <S, R> CoprocessorServiceBuilder<S, R> coprocessorService(
      Function<com.google.protobuf.RpcChannel, S> stubMaker,
      ServiceCaller<S, R> callable,
      CoprocessorCallback<R> callback) {
    throw Unsupported.coprocessor("coprocessorService");
  }

  @Override
  public String toString() {
    return name.getNameAsString();
  }
}
