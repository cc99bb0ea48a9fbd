// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import io.obkv.hbase.cluster.CallTimes;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.transport.Transport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.client.Row;

/**
 * HBase's {@link BufferedMutator}: takes mutations of all kinds, sends them in batches, and goes on while
 * they are under way; a caller waits when more than some buffers of them are not yet applied. Safe for many
 * threads.
 *
 * <p>Mutations that failed are told of once, at the next call of any of its methods that write: to the
 * listener, in one exception with exactly these rows, or by throwing that exception where there is none.
 */
public final class ObkvBufferedMutator implements BufferedMutator {
  /** Callers wait while more than so many full buffers wait or are under way. */
  private static final int MOST_BUFFERS = 2;

  private static final String UNKNOWN_SERVER = "unknown:0";

  /** Mutations that failed, and why. */
  private static final class Failures {
    private final List<Throwable> causes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> servers = new ArrayList<>();

    void add(Mutation mutation, Throwable thrown) {
      Throwable cause = HBaseErrors.unwrapped(thrown);
      String server = HBaseErrors.server(cause);
      causes.add(cause);
      rows.add(mutation);
      servers.add(server.isEmpty() ? UNKNOWN_SERVER : server);
    }

    RetriesExhaustedWithDetailsException exception() {
      return new RetriesExhaustedWithDetailsException(causes, rows, servers);
    }
  }

  private final TableName table;
  private final Configuration conf;
  private final MutationBuffer buffer;
  private final Transport transport;
  private final ExceptionListener listener;
  private final Object lock = new Object();
  private Failures failures = new Failures();
  private long unfinished;
  private long unfinishedBytes;
  private boolean closed;

  /**
   * @param transport times the buffer; its threads must not wait here
   * @param settings those of the parameters included
   */
  public ObkvBufferedMutator(
      BufferedMutatorParams params,
      Configuration conf,
      BufferSettings settings,
      BatchSender sender,
      Transport transport) {
    this.table = params.getTableName();
    this.conf = conf;
    this.buffer = new MutationBuffer(sender, transport, settings);
    this.transport = transport;
    this.listener = params.getListener();
  }

  @Override
  public TableName getName() {
    return table;
  }

  @Override
  public Configuration getConfiguration() {
    return conf;
  }

  @Override
  public void mutate(Mutation mutation) throws IOException {
    mutate(List.of(mutation));
  }

  /** Refuses all where HBase's client refuses one. */
  @Override
  public void mutate(List<? extends Mutation> mutations) throws IOException {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("Cannot put when the BufferedMutator is closed.");
      }
    }
    mutations.forEach(buffer::check);
    for (Mutation mutation : mutations) {
      take(mutation);
    }
    report();
  }

  private void take(Mutation mutation) throws IOException {
    long bytes = mutation.heapSize();
    synchronized (lock) {
      unfinished++;
      unfinishedBytes += bytes;
    }
    buffer.add(mutation, bytes, failure -> finished(mutation, bytes, failure));
    if (isFull()) {
      buffer.send();
      await(false);
    }
  }

  private boolean isFull() {
    synchronized (lock) {
      return unfinishedBytes > MOST_BUFFERS * buffer.settings().writeBufferSize();
    }
  }

  private void finished(Mutation mutation, long bytes, Throwable thrown) {
    synchronized (lock) {
      unfinished--;
      unfinishedBytes -= bytes;
      if (thrown != null) {
        failures.add(mutation, thrown);
      }
      // Whoever waits does so for all, or until there is room.
      if (unfinished == 0 || !isFull()) {
        lock.notifyAll();
      }
    }
  }

  /**
   * Waits until all that was sent has ended, or only until there is room again.
   *
   * @throws IllegalStateException on a thread of the driver, which must not wait for itself
   */
  private void await(boolean forAll) throws IOException {
    synchronized (lock) {
      while (forAll ? unfinished > 0 : isFull()) {
        if (transport.isOwnThread()) {
          throw new IllegalStateException("a blocking call on the driver's own thread "
              + Thread.currentThread().getName());
        }
        try {
          lock.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          InterruptedIOException interrupted =
              new InterruptedIOException("interrupted while waiting for mutations");
          interrupted.initCause(e);
          throw interrupted;
        }
      }
    }
  }

  private void report() throws RetriesExhaustedWithDetailsException {
    Failures all;
    synchronized (lock) {
      if (failures.causes.isEmpty()) {
        return;
      }
      all = failures;
      failures = new Failures();
    }
    if (listener == null) {
      throw all.exception();
    }
    listener.onException(all.exception(), this);
  }

  /** Returns when all mutations that were taken before have been applied or have failed. */
  @Override
  public void flush() throws IOException {
    buffer.send();
    await(true);
    report();
  }

  /** As {@link #flush}; no mutation is taken from then on. A second call does nothing. */
  @Override
  public void close() throws IOException {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
    }
    flush();
  }

  @Override
  public void setWriteBufferPeriodicFlush(long timeoutMillis, long timerTickMillis) {
    buffer.settings(buffer.settings().withPeriodicFlush(timeoutMillis, timerTickMillis));
  }

  @Override
  public long getWriteBufferPeriodicFlushTimeoutMs() {
    return buffer.settings().periodicFlushMillis();
  }

  @Override
  public long getWriteBufferPeriodicFlushTimerTickMs() {
    return buffer.settings().timerTickMillis();
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
  public void setRpcTimeout(int millis) {
    CallTimes old = buffer.settings().times();
    buffer.settings(
        buffer.settings().withTimes(new CallTimes(old.operation(), Duration.ofMillis(millis))));
  }

  @Override
  public void setOperationTimeout(int millis) {
    CallTimes old = buffer.settings().times();
    buffer.settings(
        buffer.settings().withTimes(new CallTimes(Duration.ofMillis(millis), old.attempt())));
  }

  /** Servers are not told of any. */
  @Override
  public Map<String, byte[]> getRequestAttributes() {
    return Map.of();
  }
}
