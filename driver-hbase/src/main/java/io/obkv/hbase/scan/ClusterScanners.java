// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.filter.RowRange;
import io.obkv.routing.execution.LayoutChangedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.ScanResultConsumer;
import org.apache.hadoop.hbase.client.metrics.ScanMetrics;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/** Reads the tables of one cluster. Safe for many threads. */
public final class ClusterScanners implements Scanners {
  private final HBaseCluster cluster;
  private final Function<TableName, FailureTranslator> failures;

  /**
   * Reads.
   *
   * @param failures of each table
   */
  public ClusterScanners(HBaseCluster cluster, Function<TableName, FailureTranslator> failures) {
    this.cluster = cluster;
    this.failures = failures;
  }

  @Override
  public CompletableFuture<Result> get(TableName table, Get get, CallTimes times) {
    CompletableFuture<Result> promise = new CompletableFuture<>();
    long deadline = times.deadlineNanos();
    CompletableFuture<Result> quick = RowRead.begin(cluster, table, get, times);
    if (quick == null) {
      scanRow(table, get, times.notWaitedFor(), promise);
      return promise;
    }
    var unused = quick.whenComplete((row, thrown) -> {
      if (row != null) {
        promise.complete(row);
      } else if (thrown == null || mayBeOutOfDate(HBaseErrors.unwrapped(thrown))) {
        scanRow(table, get, times.notWaitedFor().until(deadline), promise);
      } else {
        promise.completeExceptionally(
            failures.apply(table).translate(HBaseErrors.unwrapped(thrown)));
      }
    });
    return promise;
  }

  /** What is asked for without looking first may no longer be there. */
  static boolean mayBeOutOfDate(Throwable thrown) {
    return thrown instanceof LayoutChangedException || HBaseErrors.mayBeMissing(thrown);
  }

  private void scanRow(
      TableName table, Get get, CallTimes times, CompletableFuture<Result> promise) {
    ResultPages pages;
    try {
      pages = pages(table, ReadSpec.of(get), times, null);
    } catch (IOException | RuntimeException e) {
      promise.completeExceptionally(e);
      return;
    }
    firstRow(pages, failures.apply(table), promise);
  }

  private static void firstRow(
      ResultPages pages, FailureTranslator failures, CompletableFuture<Result> promise) {
    var unused = pages.next().whenComplete((page, thrown) -> {
      if (thrown != null) {
        promise.completeExceptionally(failures.translate(HBaseErrors.unwrapped(thrown)));
      } else if (page.results().isEmpty() && !page.end()) {
        firstRow(pages, failures, promise);
      } else {
        pages.close();
        promise.complete(row(pages.spec(), page.results()));
      }
    });
  }

  private static Result row(ReadSpec spec, List<Result> found) {
    if (spec.existenceOnly()) {
      return Result.create(List.of(), !found.isEmpty());
    }
    return found.isEmpty() ? Result.create(new Cell[0]) : found.get(0);
  }

  @Override
  public ResultScanner scanner(TableName table, Scan scan, CallTimes times) {
    try {
      ReadSpec spec = ReadSpec.of(cluster.settings().completed(scan));
      ScanStart start = new ScanStart(spec, rows -> place(table, spec, rows, times));
      return new BlockingScanner(
          start,
          pages(table, spec, times, start),
          failures.apply(table),
          times.operation().toNanos() / 2);
    } catch (IOException e) {
      throw new IllegalArgumentException("the scan's filter cannot be read", e);
    }
  }

  /** Where a scan begins, for the thread that waits for its first page. */
  private ScanStart.Place place(TableName table, ReadSpec spec, RowRange rows, CallTimes times) {
    KnownTablet known = KnownTablet.of(cluster, table, spec.families(), rows);
    return known == null || known.tablet() == null
        ? null
        : new ScanStart.Place(
            known.family(),
            known.columns(),
            known.tablet(),
            TabletQueries.of(known.database(), known.table(), known.locator(), times.waitedFor()));
  }

  @Override
  public void scan(
      TableName table, Scan scan, AdvancedScanResultConsumer consumer, CallTimes times) {
    FailureTranslator translator = failures.apply(table);
    try {
      new AsyncScan(
              pages(table, ReadSpec.of(cluster.settings().completed(scan)), times, null),
              consumer,
              translator)
          .begin();
    } catch (IOException | UnsupportedOperationException e) {
      consumer.onError(translator.translate(e));
    }
  }

  @Override
  public void scan(
      TableName table, Scan scan, ScanResultConsumer consumer, Executor pool, CallTimes times) {
    FailureTranslator translator = failures.apply(table);
    try {
      ResultScanner scanner = scanner(table, scan, times);
      pool.execute(() -> feed(scanner, consumer));
    } catch (IllegalArgumentException
        | UnsupportedOperationException
        | RejectedExecutionException e) {
      consumer.onError(translator.translate(e));
    }
  }

  private static void feed(ResultScanner scanner, ScanResultConsumer consumer) {
    try (scanner) {
      ScanMetrics metrics = scanner.getScanMetrics();
      if (metrics != null) {
        consumer.onScanMetricsCreated(metrics);
      }
      Result result = scanner.next();
      while (result != null && consumer.onNext(result)) {
        result = scanner.next();
      }
      consumer.onComplete();
    } catch (IOException e) {
      consumer.onError(e);
    }
  }

  private ResultPages pages(TableName table, ReadSpec spec, CallTimes times, ScanStart start) {
    ScanCounts counts = new ScanCounts(spec.metricsEnabled() ? new ScanMetrics() : null);
    return new ResultPages(
        spec, () -> plan(table, spec, times, start), () -> cluster.forget(table), counts);
  }

  /** A family that is not known may be new: then the table is looked at again before it is refused. */
  private CompletableFuture<ReadPlan> plan(
      TableName table, ReadSpec spec, CallTimes times, ScanStart start) {
    HTableSchema known = cluster.knownTable(table);
    Database database = cluster.knownDatabase(table);
    if (known != null && database != null && hasAll(known, spec)) {
      return CompletableFuture.completedFuture(plan(known, database, spec, times, start));
    }
    return cluster
        .table(table)
        .thenCompose(found -> hasAll(found, spec)
            ? CompletableFuture.completedFuture(found)
            : cluster.tableNow(table))
        .thenCombine(cluster.database(table), (schema, of) -> plan(schema, of, spec, times, start));
  }

  private static boolean hasAll(HTableSchema table, ReadSpec spec) {
    for (byte[] family : spec.families().keySet()) {
      if (!table.has(family)) {
        return false;
      }
    }
    return true;
  }

  private static ReadPlan plan(
      HTableSchema table, Database database, ReadSpec spec, CallTimes times, ScanStart start) {
    try {
      return ReadPlan.of(spec, table, database, times, start);
    } catch (NoSuchColumnFamilyException e) {
      throw new UncheckedIOException(e);
    }
  }
}
