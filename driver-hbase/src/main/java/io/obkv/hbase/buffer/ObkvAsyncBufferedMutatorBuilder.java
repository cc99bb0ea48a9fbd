// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.transport.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncBufferedMutator;
import org.apache.hadoop.hbase.client.AsyncBufferedMutatorBuilder;

/** Builds asynchronous buffers. Retries are the connection's matter, so their settings change nothing. */
public final class ObkvAsyncBufferedMutatorBuilder implements AsyncBufferedMutatorBuilder {
  private final TableName table;
  private final Configuration conf;
  private final BatchSender sender;
  private final Scheduler scheduler;
  private final Executor pool;
  private BufferSettings settings;

  /**
   * @param settings those of the configuration
   * @param pool completes the futures; null for I/O threads, which must not block
   */
  public ObkvAsyncBufferedMutatorBuilder(
      TableName table,
      Configuration conf,
      BufferSettings settings,
      BatchSender sender,
      Scheduler scheduler,
      Executor pool) {
    this.table = table;
    this.conf = conf;
    this.settings = settings;
    this.sender = sender;
    this.scheduler = scheduler;
    this.pool = pool;
  }

  @Override
  public AsyncBufferedMutatorBuilder setOperationTimeout(long timeout, TimeUnit unit) {
    settings = settings.withTimes(
        new CallTimes(Duration.ofNanos(unit.toNanos(timeout)), settings.times().attempt()));
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setRpcTimeout(long timeout, TimeUnit unit) {
    settings = settings.withTimes(
        new CallTimes(settings.times().operation(), Duration.ofNanos(unit.toNanos(timeout))));
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setRetryPause(long pause, TimeUnit unit) {
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setWriteBufferPeriodicFlush(long timeout, TimeUnit unit) {
    settings = settings.withPeriodicFlush(unit.toMillis(timeout), settings.timerTickMillis());
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setMaxAttempts(int maxAttempts) {
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setStartLogErrorsCnt(int startLogErrorsCnt) {
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setWriteBufferSize(long writeBufferSize) {
    if (writeBufferSize <= 0) {
      throw new IllegalArgumentException("writeBufferSize must be above zero");
    }
    settings = settings.withWriteBufferSize(writeBufferSize);
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setMaxKeyValueSize(int maxKeyValueSize) {
    settings = settings.withMaxKeyValueSize(maxKeyValueSize);
    return this;
  }

  @Override
  public AsyncBufferedMutatorBuilder setMaxMutations(int maxMutations) {
    settings = settings.withMaxMutations(maxMutations);
    return this;
  }

  @Override
  public AsyncBufferedMutator build() {
    return new ObkvAsyncBufferedMutator(table, conf, settings, sender, scheduler, pool);
  }
}
