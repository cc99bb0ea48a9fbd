// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import io.obkv.hbase.error.HBaseErrors;
import io.obkv.transport.Scheduler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AsyncBufferedMutator;
import org.apache.hadoop.hbase.client.Mutation;

/**
 * HBase's {@link AsyncBufferedMutator}: every mutation has its own future. It holds back nobody: who adds
 * faster than servers apply bounds the futures that are open. Safe for many threads.
 */
public final class ObkvAsyncBufferedMutator implements AsyncBufferedMutator {
  private final TableName table;
  private final Configuration conf;
  private final MutationBuffer buffer;
  private final Executor pool;
  private volatile boolean closed;

  /**
   * @param pool completes the futures; null for I/O threads, which must not block
   */
  public ObkvAsyncBufferedMutator(
      TableName table,
      Configuration conf,
      BufferSettings settings,
      BatchSender sender,
      Scheduler scheduler,
      Executor pool) {
    this.table = table;
    this.conf = conf;
    this.buffer = new MutationBuffer(sender, scheduler, settings);
    this.pool = pool;
  }

  @Override
  public TableName getName() {
    return table;
  }

  @Override
  public Configuration getConfiguration() {
    return conf;
  }

  /**
   * Takes mutations.
   *
   * @throws IllegalArgumentException where HBase's client refuses one; none is taken then
   */
  @Override
  public List<CompletableFuture<Void>> mutate(List<? extends Mutation> mutations) {
    mutations.forEach(buffer::check);
    return mutations.stream().map(this::add).toList();
  }

  private CompletableFuture<Void> add(Mutation mutation) {
    if (closed) {
      return CompletableFuture.failedFuture(new IOException("Already closed"));
    }
    CompletableFuture<Void> ended = new CompletableFuture<>();
    buffer.add(mutation, mutation.heapSize(), failure -> {
      if (failure == null) {
        ended.complete(null);
      } else {
        ended.completeExceptionally(failure);
      }
    });
    CompletableFuture<Void> added = HBaseErrors.ofList(ended);
    return pool == null ? added : added.whenCompleteAsync((applied, thrown) -> {}, pool);
  }

  @Override
  public void flush() {
    buffer.send();
  }

  /** Sends what waits; no mutation is taken from then on. */
  @Override
  public void close() {
    closed = true;
    buffer.send();
  }

  @Override
  public long getWriteBufferSize() {
    return buffer.settings().writeBufferSize();
  }

  @Override
  public int getMaxMutations() {
    return buffer.settings().maxMutations();
  }

  @Override
  public long getPeriodicalFlushTimeout(TimeUnit unit) {
    return unit.convert(buffer.settings().periodicFlushMillis(), TimeUnit.MILLISECONDS);
  }
}
