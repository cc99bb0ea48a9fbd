// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.AsyncTableBuilder;
import org.apache.hadoop.hbase.client.ScanResultConsumer;
import org.apache.hadoop.hbase.client.ScanResultConsumerBase;

/**
 * Makes asynchronous tables with times of their own. Pauses and numbers of retries are the connection's:
 * the setters for them do nothing. Not for several threads.
 *
 * @param <C> the scans' consumers
 */
public final class ObkvAsyncTableBuilder<C extends ScanResultConsumerBase>
    implements AsyncTableBuilder<C> {
  private final AsyncContext<C> context;
  private final TableName name;
  private final Map<String, byte[]> attributes = new HashMap<>();
  private TableTimes times;

  private ObkvAsyncTableBuilder(TableName name, AsyncContext<C> context) {
    this.name = requireNonNull(name, "name");
    this.context = context;
    this.times = TableTimes.of(context.core().cluster().settings());
  }

  /** Tables whose futures complete on I/O threads. */
  public static AsyncTableBuilder<AdvancedScanResultConsumer> onIoThreads(
      TableName name, Configuration conf, TableCore core, TableServices services) {
    AsyncContext<AdvancedScanResultConsumer> context = new AsyncContext<>(
        conf,
        core,
        services,
        null,
        (table, scan, consumer, times) -> core.scanners().scan(table, scan, consumer, times));
    return new ObkvAsyncTableBuilder<>(name, context);
  }

  /** Tables whose futures complete on a pool's threads. */
  public static AsyncTableBuilder<ScanResultConsumer> on(
      ExecutorService pool,
      TableName name,
      Configuration conf,
      TableCore core,
      TableServices services) {
    AsyncContext<ScanResultConsumer> context = new AsyncContext<>(
        conf,
        core,
        services,
        requireNonNull(pool, "pool"),
        (table, scan, consumer, times) -> core.scanners().scan(table, scan, consumer, pool, times));
    return new ObkvAsyncTableBuilder<>(name, context);
  }

  private static Duration duration(long value, TimeUnit unit) {
    return Duration.ofMillis(Math.min(unit.toMillis(value), Integer.MAX_VALUE));
  }

  @Override
  public AsyncTableBuilder<C> setOperationTimeout(long timeout, TimeUnit unit) {
    times = times.withOperation(duration(timeout, unit));
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setScanTimeout(long timeout, TimeUnit unit) {
    times = times.withScan(duration(timeout, unit));
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setRpcTimeout(long timeout, TimeUnit unit) {
    times = times.withRpc(duration(timeout, unit));
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setReadRpcTimeout(long timeout, TimeUnit unit) {
    times = times.withReadRpc(duration(timeout, unit));
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setWriteRpcTimeout(long timeout, TimeUnit unit) {
    times = times.withWriteRpc(duration(timeout, unit));
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setRetryPause(long pause, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setRetryPauseForServerOverloaded(long pause, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setMaxAttempts(int maxAttempts) {
    return this;
  }

  @Override
  public AsyncTableBuilder<C> setStartLogErrorsCnt(int count) {
    return this;
  }

  /** Kept for {@link AsyncTable#getRequestAttributes}: servers are not told. */
  @Override
  public AsyncTableBuilder<C> setRequestAttribute(String key, byte[] value) {
    attributes.put(key, value);
    return this;
  }

  @Override
  public AsyncTable<C> build() {
    return new ObkvAsyncTable<>(name, context, times, attributes);
  }
}
