// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.EngineException;
import io.obkv.server.engine.Mutation;
import io.obkv.server.error.RequestException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log stream that does not wait for the disk: each batch is written on the calling thread. With
 * {@link Durability#INTERVAL} all that was written is synced every second.
 */
final class DirectLogStream implements LogStream {
  private static final Logger LOG = LoggerFactory.getLogger(DirectLogStream.class);
  private static final long SYNC_MILLIS = 1_000;

  private final Engine engine;
  private final Durability durability;
  private final ScheduledExecutorService syncer;
  private volatile boolean closed;

  DirectLogStream(Engine engine, Durability durability) {
    this.engine = engine;
    this.durability = durability;
    this.syncer = durability == Durability.INTERVAL ? startSyncer() : null;
  }

  private ScheduledExecutorService startSyncer() {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
      Thread thread = new Thread(work, "obkv-sync");
      thread.setDaemon(true);
      return thread;
    });
    var unused = executor.scheduleWithFixedDelay(
        this::sync, SYNC_MILLIS, SYNC_MILLIS, TimeUnit.MILLISECONDS);
    return executor;
  }

  private void sync() {
    try {
      engine.sync();
    } catch (EngineException e) {
      // The next round tries again; writes meanwhile tell their callers by themselves.
      LOG.warn("could not sync the log", e);
    }
  }

  @Override
  public CompletableFuture<Void> append(List<Mutation> batch) {
    if (closed) {
      return CompletableFuture.failedFuture(new RequestException(ErrorCode.OB_SERVER_IS_STOPPING));
    }
    try {
      engine.write(batch, durability);
      return CompletableFuture.completedFuture(null);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized void close() {
    boolean first = !closed;
    closed = true;
    if (first && syncer != null) {
      syncer.shutdownNow();
      engine.sync();
    }
  }
}
