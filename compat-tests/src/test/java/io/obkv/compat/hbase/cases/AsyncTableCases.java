// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static io.obkv.compat.hbase.cases.Cells.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.AsyncBufferedMutator;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.ScanResultConsumer;
import org.apache.hadoop.hbase.filter.PrefixFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.util.Bytes;

/** Tables of the asynchronous connection. */
public final class AsyncTableCases extends CaseGroup {
  private AsyncTable<ScanResultConsumer> async;

  AsyncTableCases() {
    super("async-table");
  }

  @Override
  void prepare() throws IOException {
    async = context().asyncConnection().getTable(table().getName(), ForkJoinPool.commonPool());
  }

  private static <T> T await(CompletableFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(30, TimeUnit.SECONDS);
  }

  private static void awaitAll(List<? extends CompletableFuture<?>> futures) throws Exception {
    await(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)));
  }

  @HBaseCase
  public void putAndGet() throws Exception {
    await(async.put(Cells.put(row("x"), "a:q=v", "b:q=w")));
    assertThat(text(await(async.get(get("x"))))).isEqualTo("a:q=v b:q=w");
  }

  @HBaseCase
  public void getOfAMissingRow() throws Exception {
    assertThat(await(async.get(get("none"))).isEmpty()).isTrue();
  }

  @HBaseCase
  public void exists() throws Exception {
    put("x", "a:q=v");
    assertThat(await(async.exists(get("x")))).isTrue();
    assertThat(await(async.exists(get("none")))).isFalse();
  }

  @HBaseCase
  public void existsOfAll() throws Exception {
    put("x", "a:q=v");
    assertThat(await(async.existsAll(List.of(get("none"), get("x"))))).containsExactly(false, true);
  }

  @HBaseCase
  public void delete() throws Exception {
    put("x", "a:q=v", "b:q=w");
    await(async.delete(Cells.deleteColumns(row("x"), "a:q")));
    assertThat(read("x")).isEqualTo("b:q=w");
  }

  @HBaseCase
  public void append() throws Exception {
    put("x", "a:q=v");
    assertThat(text(await(async.append(new Append(row("x")).addColumn(A, Q, bytes("w"))))))
        .isEqualTo("a:q=vw");
  }

  @HBaseCase
  public void increment() throws Exception {
    Result result = await(async.increment(new Increment(row("x")).addColumn(A, Q, 3)));
    assertThat(Bytes.toLong(result.getValue(A, Q))).isEqualTo(3);
    assertThat(await(async.incrementColumnValue(row("x"), A, Q, 4))).isEqualTo(7);
  }

  @HBaseCase
  public void mutateRow() throws Exception {
    put("x", "a:old=v");
    await(async.mutateRow(RowMutations.of(
        List.of(Cells.put(row("x"), "b:new=v"), Cells.deleteColumns(row("x"), "a:old")))));
    assertThat(read("x")).isEqualTo("b:new=v");
  }

  @HBaseCase
  public void getsOneByOne() throws Exception {
    put("x", "a:q=v");
    put("y", "a:q=w");
    List<CompletableFuture<Result>> results = async.get(List.of(get("y"), get("x"), get("none")));
    assertThat(text(await(results.get(0)))).isEqualTo("a:q=w");
    assertThat(text(await(results.get(1)))).isEqualTo("a:q=v");
    assertThat(text(await(results.get(2)))).isEmpty();
  }

  @HBaseCase
  public void getAll() throws Exception {
    put("x", "a:q=v");
    List<Result> results = await(async.getAll(List.of(get("none"), get("x"))));
    assertThat(results).extracting(Cells::text).containsExactly("", "a:q=v");
  }

  @HBaseCase
  public void putsOneByOne() throws Exception {
    awaitAll(async.put(List.of(Cells.put(row("x"), "a:q=v"), Cells.put(row("y"), "b:q=w"))));
    assertThat(rows(scan())).isEqualTo("x{a:q=v} y{b:q=w}");
  }

  @HBaseCase
  public void putAllAndDeleteAll() throws Exception {
    await(async.putAll(List.of(Cells.put(row("x"), "a:q=v"), Cells.put(row("y"), "b:q=w"))));
    await(async.deleteAll(List.of(delete("x"))));
    assertThat(rows(scan())).isEqualTo("y{b:q=w}");
  }

  @HBaseCase
  public void onePutOfAListFails() throws Exception {
    List<CompletableFuture<Void>> futures =
        async.put(List.of(Cells.put(row("x"), "a:q=v"), Cells.put(row("y"), "zz:q=w")));
    await(futures.get(0));
    assertThatThrownBy(() -> await(futures.get(1)))
        .hasStackTraceContaining(NoSuchColumnFamilyException.class.getName());
    assertThat(keys(scan())).isEqualTo("x");
  }

  @HBaseCase
  public void batchOfEverything() throws Exception {
    put("get", "a:q=v");
    List<Object> results = await(async.batchAll(List.of(
        get("get"),
        Cells.put(row("put"), "a:q=v"),
        new Increment(row("increment")).addColumn(A, Q, 2),
        RowMutations.of(List.of(Cells.put(row("mutate"), "a:q=v"))))));
    assertThat(text((Result) results.get(0))).isEqualTo("a:q=v");
    assertThat(Bytes.toLong(((Result) results.get(2)).getValue(A, Q))).isEqualTo(2);
    assertThat(keys(scan())).isEqualTo("get increment mutate put");
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void checkAndMutate() throws Exception {
    put("x", "a:q=v");
    CheckAndMutateResult result = await(async.checkAndMutate(CheckAndMutate.newBuilder(row("x"))
        .ifEquals(A, Q, bytes("v"))
        .build(Cells.put(row("x"), "a:q=w"))));
    assertThat(result.isSuccess()).isTrue();
    assertThat(read("x")).isEqualTo("a:q=w");
  }

  @HBaseCase
  @NeedsClient("2.4")
  public void checkAndMutateOfAll() throws Exception {
    put("x", "a:q=v");
    List<CheckAndMutateResult> results = await(async.checkAndMutateAll(List.of(
        CheckAndMutate.newBuilder(row("x")).ifNotExists(A, Q).build(Cells.put(row("x"), "a:r=1")),
        CheckAndMutate.newBuilder(row("y"))
            .ifNotExists(A, Q)
            .build(Cells.put(row("y"), "a:r=1")))));
    assertThat(results).extracting(CheckAndMutateResult::isSuccess).containsExactly(false, true);
  }

  @HBaseCase
  @NeedsClient("2.3")
  @SuppressWarnings("deprecation")
  public void checkAndMutateByABuilder() throws Exception {
    put("x", "a:q=5");
    assertThat(await(async
            .checkAndMutate(row("x"), A)
            .qualifier(Q)
            .ifMatches(CompareOperator.GREATER, bytes("6"))
            .thenPut(Cells.put(row("x"), "a:mark=yes"))))
        .isTrue();
    assertThat(await(async
            .checkAndMutate(
                row("x"), new SingleColumnValueFilter(A, Q, CompareOperator.EQUAL, bytes("6")))
            .thenPut(Cells.put(row("x"), "a:mark=no"))))
        .isFalse();
    assertThat(read("x")).isEqualTo("a:mark=yes a:q=5");
  }

  private void fiveRows() throws IOException {
    for (int i = 0; i < 5; i++) {
      put("r" + i, "a:q=v" + i, "b:q=w" + i);
    }
  }

  @HBaseCase
  public void scanAll() throws Exception {
    fiveRows();
    List<Result> results = await(async.scanAll(scan()));
    assertThat(results).extracting(this::key).containsExactly("r0", "r1", "r2", "r3", "r4");
  }

  @HBaseCase
  public void scanAllWithLimitBackwards() throws Exception {
    fiveRows();
    Scan scan = new Scan()
        .setReversed(true)
        .withStartRow(row("r4"))
        .withStopRow(row(""))
        .setLimit(2);
    assertThat(await(async.scanAll(scan))).extracting(this::key).containsExactly("r4", "r3");
  }

  @HBaseCase
  public void scanWithAFilter() throws Exception {
    fiveRows();
    List<Result> results = await(async.scanAll(scan(new PrefixFilter(row("r3")))));
    assertThat(results).extracting(Cells::text).containsExactly("a:q=v3 b:q=w3");
  }

  @HBaseCase
  public void scanByAScanner() throws Exception {
    fiveRows();
    List<String> keys = new ArrayList<>();
    try (ResultScanner scanner = async.getScanner(scan().setCaching(2))) {
      for (Result result : scanner) {
        keys.add(key(result));
      }
    }
    assertThat(keys).containsExactly("r0", "r1", "r2", "r3", "r4");
  }

  @HBaseCase
  public void scanToAConsumer() throws Exception {
    fiveRows();
    List<String> keys = new ArrayList<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    async.scan(scan(), new ScanResultConsumer() {
      @Override
      public boolean onNext(Result result) {
        keys.add(key(result));
        return keys.size() < 3;
      }

      @Override
      public void onError(Throwable error) {
        done.completeExceptionally(error);
      }

      @Override
      public void onComplete() {
        done.complete(null);
      }
    });
    await(done);
    assertThat(keys).containsExactly("r0", "r1", "r2");
  }

  @HBaseCase
  public void scanToAnAdvancedConsumer() throws Exception {
    fiveRows();
    List<String> keys = new ArrayList<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    context()
        .asyncConnection()
        .getTable(table().getName())
        .scan(scan().setCaching(2), new AdvancedScanResultConsumer() {
          @Override
          public void onNext(Result[] results, ScanController controller) {
            for (Result result : results) {
              keys.add(key(result));
            }
            if (keys.size() >= 4) {
              controller.terminate();
            }
          }

          @Override
          public void onError(Throwable error) {
            done.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            done.complete(null);
          }
        });
    await(done);
    assertThat(keys).startsWith("r0", "r1", "r2", "r3");
  }

  @HBaseCase
  public void scanThatIsSuspended() throws Exception {
    fiveRows();
    List<String> keys = new ArrayList<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    context()
        .asyncConnection()
        .getTable(table().getName())
        .scan(scan().setCaching(1), new AdvancedScanResultConsumer() {
          @Override
          public void onNext(Result[] results, ScanController controller) {
            for (Result result : results) {
              keys.add(key(result));
            }
            ScanResumer resumer = controller.suspend();
            ForkJoinPool.commonPool().execute(resumer::resume);
          }

          @Override
          public void onError(Throwable error) {
            done.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            done.complete(null);
          }
        });
    await(done);
    assertThat(keys).containsExactly("r0", "r1", "r2", "r3", "r4");
  }

  @HBaseCase
  public void unknownFamily() {
    assertThatThrownBy(() -> await(async.get(get("x").addFamily(bytes("zz")))))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NoSuchColumnFamilyException.class);
  }

  @HBaseCase
  public void missingTable() {
    assertThatThrownBy(() ->
            await(context().asyncConnection().getTable(tableName("missing")).get(get("x"))))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TableNotFoundException.class);
  }

  @HBaseCase
  public void manyAtOnce() throws Exception {
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      puts.add(async.put(Cells.put(row(String.format("%04d", i)), "a:q=v" + i)));
    }
    awaitAll(puts);
    assertThat(await(async.scanAll(scan()))).hasSize(500);
  }

  @HBaseCase
  @NeedsClient("2.3")
  public void tellsItsSettings() throws Exception {
    AsyncTable<AdvancedScanResultConsumer> built = context()
        .asyncConnection()
        .getTableBuilder(table().getName())
        .setOperationTimeout(9, TimeUnit.SECONDS)
        .setReadRpcTimeout(4, TimeUnit.SECONDS)
        .build();
    assertThat(built.getName()).isEqualTo(table().getName());
    assertThat(built.getOperationTimeout(TimeUnit.SECONDS)).isEqualTo(9);
    assertThat(built.getReadRpcTimeout(TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(await(built.getDescriptor()).getColumnFamilyCount()).isEqualTo(3);
  }

  @HBaseCase
  public void bufferedMutator() throws Exception {
    List<CompletableFuture<Void>> futures = new ArrayList<>();
    try (AsyncBufferedMutator mutator =
        context().asyncConnection().getBufferedMutator(table().getName())) {
      for (int i = 0; i < 50; i++) {
        futures.add(mutator.mutate(Cells.put(row("r" + i), "a:q=v")));
      }
      mutator.flush();
      awaitAll(futures);
    }
    assertThat(await(async.scanAll(scan()))).hasSize(50);
  }

  @HBaseCase
  public void bufferedMutatorTellsFailuresOneByOne() throws Exception {
    try (AsyncBufferedMutator mutator =
        context().asyncConnection().getBufferedMutator(table().getName())) {
      List<CompletableFuture<Void>> futures =
          mutator.mutate(List.of(Cells.put(row("x"), "a:q=v"), Cells.put(row("y"), "zz:q=v")));
      mutator.flush();
      await(futures.get(0));
      assertThatThrownBy(() -> await(futures.get(1)))
          .hasStackTraceContaining(NoSuchColumnFamilyException.class.getName());
    }
  }

  @HBaseCase
  public void bufferedMutatorFlushesPeriodically() throws Exception {
    try (AsyncBufferedMutator mutator = context()
        .asyncConnection()
        .getBufferedMutatorBuilder(table().getName())
        .setWriteBufferPeriodicFlush(100, TimeUnit.MILLISECONDS)
        .build()) {
      await(mutator.mutate(Cells.put(row("x"), "a:q=v")));
    }
    assertThat(read("x")).isEqualTo("a:q=v");
  }

  @HBaseCase
  @NeedsClient("2.2")
  public void regionLocator() throws Exception {
    AsyncTableRegionLocator locator =
        context().asyncConnection().getRegionLocator(table().getName());
    assertThat(await(locator.getAllRegionLocations())).hasSize(1);
    assertThat(await(locator.getRegionLocation(row("x"))).getRegion().getStartKey())
        .isEmpty();
    assertThat(await(locator.getStartKeys())).hasSize(1);
    locator.clearRegionLocationCache();
  }

  @HBaseCase
  @NeedsClient("2.2")
  public void connectionOfASynchronousOne() throws Exception {
    put("x", "a:q=v");
    assertThat(context().asyncConnection().isClosed()).isFalse();
    assertThat(context().asyncConnection().getConfiguration()).isNotNull();
    assertThat(
            text(await(context().asyncConnection().getTable(table().getName()).get(get("x")))))
        .isEqualTo("a:q=v");
  }
}
