// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.HTableDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.coprocessor.Batch;
import org.apache.hadoop.hbase.filter.CompareFilter;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.ipc.CoprocessorRpcChannel;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * A table whose calls wait for those of {@link TableCore}. Unlike HBase's own it is safe for many
 * threads, but for the setters of times. Closing it frees nothing: connections belong to the connection.
 */
@SuppressWarnings("deprecation") // HBase's older calls are its most used ones
public final class ObkvTable implements Table {
  private final TableName name;
  private final Configuration conf;
  private final TableCore core;
  private final TableServices services;
  private final Waits waits;
  private final Map<String, byte[]> attributes;
  private volatile TableTimes times;

  ObkvTable(
      TableName name,
      Configuration conf,
      TableCore core,
      TableServices services,
      TableTimes times,
      Map<String, byte[]> attributes) {
    this.name = name;
    this.conf = conf;
    this.core = core;
    this.services = services;
    this.times = times;
    this.attributes = Map.copyOf(attributes);
    this.waits = new Waits(core.cluster().transport());
  }

  @Override
  public TableName getName() {
    return name;
  }

  @Override
  public Configuration getConfiguration() {
    return conf;
  }

  @Override
  public HTableDescriptor getTableDescriptor() throws IOException {
    return new HTableDescriptor(getDescriptor());
  }

  @Override
  public TableDescriptor getDescriptor() throws IOException {
    return waits.result(services.descriptor(name));
  }

  @Override
  public RegionLocator getRegionLocator() {
    return services.regionLocator(name);
  }

  @Override
  public boolean exists(Get get) throws IOException {
    return waits.result(core.exists(name, get, times.reads().waitedFor()));
  }

  @Override
  public boolean[] exists(List<Get> gets) throws IOException {
    if (gets.size() == 1) {
      return new boolean[] {exists(gets.get(0))};
    }
    Object[] found = new Object[gets.size()];
    new BlockingBatch(waits, name, core)
        .await(gets, core.exist(name, gets, times.reads()), found, null);
    boolean[] exist = new boolean[found.length];
    for (int i = 0; i < found.length; i++) {
      exist[i] = Boolean.TRUE.equals(found[i]);
    }
    return exist;
  }

  @Override
  public boolean[] existsAll(List<Get> gets) throws IOException {
    return exists(gets);
  }

  @Override
  public void batch(List<? extends Row> actions, Object[] results)
      throws IOException, InterruptedException {
    batchCallback(actions, results, null);
  }

  @Override
  public <R> void batchCallback(
      List<? extends Row> actions, Object[] results, Batch.Callback<R> callback)
      throws IOException, InterruptedException {
    Object[] all = results == null ? new Object[actions.size()] : results;
    if (all.length != actions.size()) {
      throw new AssertionError("results.length");
    }
    try {
      new BlockingBatch(waits, name, core)
          .await(actions, core.batch(name, actions, times.reads(), times.writes()), all, callback);
    } catch (java.io.InterruptedIOException e) {
      InterruptedException interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  @Override
  public Result get(Get get) throws IOException {
    return waits.result(core.get(name, get, times.reads().waitedFor()));
  }

  @Override
  public Result[] get(List<Get> gets) throws IOException {
    if (gets.size() == 1) {
      return new Result[] {get(gets.get(0))};
    }
    Object[] results = new Object[gets.size()];
    new BlockingBatch(waits, name, core)
        .await(gets, core.batch(name, gets, times.reads(), times.writes()), results, null);
    return Arrays.copyOf(results, results.length, Result[].class);
  }

  @Override
  public ResultScanner getScanner(Scan scan) throws IOException {
    return core.scanners().scanner(name, scan, times.pages());
  }

  @Override
  public ResultScanner getScanner(byte[] family) throws IOException {
    return getScanner(new Scan().addFamily(family));
  }

  @Override
  public ResultScanner getScanner(byte[] family, byte[] qualifier) throws IOException {
    return getScanner(new Scan().addColumn(family, qualifier));
  }

  @Override
  public void put(Put put) throws IOException {
    waits.result(core.write(name, List.of(put), times.writes().waitedFor()).get(0));
  }

  @Override
  public void put(List<Put> puts) throws IOException {
    new BlockingBatch(waits, name, core)
        .await(puts, core.write(name, puts, times.writes()), new Object[puts.size()], null);
  }

  @Override
  public void delete(Delete delete) throws IOException {
    waits.result(core.write(name, List.of(delete), times.writes().waitedFor()).get(0));
  }

  /** As HBase's, it leaves in the list what was not deleted. */
  @Override
  public void delete(List<Delete> deletes) throws IOException {
    List<CompletableFuture<Void>> done = core.write(name, deletes, times.writes());
    try {
      new BlockingBatch(waits, name, core).await(deletes, done, new Object[deletes.size()], null);
    } finally {
      Iterator<CompletableFuture<Void>> each = done.iterator();
      deletes.removeIf(delete -> {
        CompletableFuture<Void> one = each.next();
        return one.isDone() && !one.isCompletedExceptionally();
      });
    }
  }

  @Override
  public Result append(Append append) throws IOException {
    return waits.result(core.append(name, append, times.writes().waitedFor()));
  }

  @Override
  public Result increment(Increment increment) throws IOException {
    return waits.result(core.increment(name, increment, times.writes().waitedFor()));
  }

  @Override
  public long incrementColumnValue(byte[] row, byte[] family, byte[] qualifier, long amount)
      throws IOException {
    return incrementColumnValue(row, family, qualifier, amount, Durability.SYNC_WAL);
  }

  @Override
  public long incrementColumnValue(
      byte[] row, byte[] family, byte[] qualifier, long amount, Durability durability)
      throws IOException {
    if (row == null || family == null) {
      throw new IOException(
          "Invalid arguments to incrementColumnValue",
          new NullPointerException(row == null ? "row is null" : "family is null"));
    }
    Increment increment = new Increment(row).addColumn(family, qualifier, amount);
    increment.setDurability(durability);
    return Bytes.toLong(increment(increment).getValue(family, qualifier));
  }

  @Override
  public Result mutateRow(RowMutations row) throws IOException {
    try {
      return waits.result(core.mutateRow(name, row, times.writes()));
    } catch (NoSuchColumnFamilyException | TableNotFoundException e) {
      // HBase sends these as batches, and tells of failures as of a batch's.
      String server = waits.result(core.server(name, row.getRow()));
      throw new RetriesExhaustedWithDetailsException(List.of(e), List.of(row), List.of(server));
    }
  }

  private boolean check(Check check) throws IOException {
    return outcome(check).success();
  }

  private CheckOutcome outcome(Check check) throws IOException {
    return waits.result(core.check(name, check, times.writes().waitedFor()));
  }

  private boolean check(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareOperator operator,
      byte[] value,
      Row action)
      throws IOException {
    return check(Check.ofColumn(row, family, qualifier, operator, value, null, action));
  }

  private static CompareOperator operator(CompareFilter.CompareOp operator) {
    return CompareOperator.valueOf(operator.name());
  }

  @Override
  public boolean checkAndPut(byte[] row, byte[] family, byte[] qualifier, byte[] value, Put put)
      throws IOException {
    return check(row, family, qualifier, CompareOperator.EQUAL, value, put);
  }

  @Override
  public boolean checkAndPut(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareFilter.CompareOp operator,
      byte[] value,
      Put put)
      throws IOException {
    return check(row, family, qualifier, operator(operator), value, put);
  }

  @Override
  public boolean checkAndPut(
      byte[] row, byte[] family, byte[] qualifier, CompareOperator operator, byte[] value, Put put)
      throws IOException {
    return check(row, family, qualifier, operator, value, put);
  }

  @Override
  public boolean checkAndDelete(
      byte[] row, byte[] family, byte[] qualifier, byte[] value, Delete delete) throws IOException {
    return check(row, family, qualifier, CompareOperator.EQUAL, value, delete);
  }

  @Override
  public boolean checkAndDelete(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareFilter.CompareOp operator,
      byte[] value,
      Delete delete)
      throws IOException {
    return check(row, family, qualifier, operator(operator), value, delete);
  }

  @Override
  public boolean checkAndDelete(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareOperator operator,
      byte[] value,
      Delete delete)
      throws IOException {
    return check(row, family, qualifier, operator, value, delete);
  }

  @Override
  public boolean checkAndMutate(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareFilter.CompareOp operator,
      byte[] value,
      RowMutations mutations)
      throws IOException {
    return check(row, family, qualifier, operator(operator), value, mutations);
  }

  @Override
  public boolean checkAndMutate(
      byte[] row,
      byte[] family,
      byte[] qualifier,
      CompareOperator operator,
      byte[] value,
      RowMutations mutations)
      throws IOException {
    return check(row, family, qualifier, operator, value, mutations);
  }

  @Override
  public CheckAndMutateBuilder checkAndMutate(byte[] row, byte[] family) {
    return new CheckBuilder(row, family, this::check);
  }

  @Override
  public CheckAndMutateWithFilterBuilder checkAndMutate(byte[] row, Filter filter) {
    return FilterCheckBuilder.of(row, filter, this::check);
  }

  @Override
  public CheckAndMutateResult checkAndMutate(CheckAndMutate check) throws IOException {
    return NewChecks.result(outcome(NewChecks.of(check)));
  }

  @Override
  public List<CheckAndMutateResult> checkAndMutate(List<CheckAndMutate> checks) throws IOException {
    if (checks.size() == 1) {
      return List.of(NewChecks.result(outcome(NewChecks.first(checks))));
    }
    Object[] results = new Object[checks.size()];
    new BlockingBatch(waits, name, core)
        .await(checks, core.batch(name, checks, times.reads(), times.writes()), results, null);
    return NewChecks.results(results);
  }

  @Override
  public void close() {}

  @Override
  public CoprocessorRpcChannel coprocessorService(byte[] row) {
    throw Unsupported.coprocessor("coprocessorService");
  }

  @Override
  public <T extends com.google.protobuf.Service, R> Map<byte[], R> coprocessorService(
      Class<T> service, byte[] startKey, byte[] endKey, Batch.Call<T, R> callable) {
    throw Unsupported.coprocessor("coprocessorService");
  }

  @Override
  public <T extends com.google.protobuf.Service, R> void coprocessorService(
      Class<T> service,
      byte[] startKey,
      byte[] endKey,
      Batch.Call<T, R> callable,
      Batch.Callback<R> callback) {
    throw Unsupported.coprocessor("coprocessorService");
  }

  @Override
  public <R extends com.google.protobuf.Message> Map<byte[], R> batchCoprocessorService(
      com.google.protobuf.Descriptors.MethodDescriptor method,
      com.google.protobuf.Message request,
      byte[] startKey,
      byte[] endKey,
      R prototype) {
    throw Unsupported.coprocessor("batchCoprocessorService");
  }

  @Override
  public <R extends com.google.protobuf.Message> void batchCoprocessorService(
      com.google.protobuf.Descriptors.MethodDescriptor method,
      com.google.protobuf.Message request,
      byte[] startKey,
      byte[] endKey,
      R prototype,
      Batch.Callback<R> callback) {
    throw Unsupported.coprocessor("batchCoprocessorService");
  }

  @Override
  public long getRpcTimeout(TimeUnit unit) {
    return unit.convert(times.rpc().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int getRpcTimeout() {
    return (int) times.rpc().toMillis();
  }

  @Override
  public void setRpcTimeout(int millis) {
    times = times.withRpc(Duration.ofMillis(millis));
  }

  @Override
  public long getReadRpcTimeout(TimeUnit unit) {
    return unit.convert(times.readRpc().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int getReadRpcTimeout() {
    return (int) times.readRpc().toMillis();
  }

  @Override
  public void setReadRpcTimeout(int millis) {
    times = times.withReadRpc(Duration.ofMillis(millis));
  }

  @Override
  public long getWriteRpcTimeout(TimeUnit unit) {
    return unit.convert(times.writeRpc().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int getWriteRpcTimeout() {
    return (int) times.writeRpc().toMillis();
  }

  @Override
  public void setWriteRpcTimeout(int millis) {
    times = times.withWriteRpc(Duration.ofMillis(millis));
  }

  @Override
  public long getOperationTimeout(TimeUnit unit) {
    return unit.convert(times.operation().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int getOperationTimeout() {
    return (int) times.operation().toMillis();
  }

  @Override
  public void setOperationTimeout(int millis) {
    times = times.withOperation(Duration.ofMillis(millis));
  }

  @Override
  public Map<String, byte[]> getRequestAttributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return name.getNameAsString();
  }
}
