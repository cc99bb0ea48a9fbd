// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.EngineException;
import io.obkv.server.engine.Mutation;
import io.obkv.server.error.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log stream that does not wait for the disk: each batch is written on the calling thread, with the
 * others that the thread gathers, or by a thread that is writing already. With {@link Durability#INTERVAL} all that was written is synced
 * every second.
 *
 * <p>What threads gather waits in one queue, and whoever writes takes all of it: so the order in
 * which batches were accepted is the order in which they are written.
 */
final class DirectLogStream implements LogStream {
  private static final Logger LOG = LoggerFactory.getLogger(DirectLogStream.class);
  private static final long SYNC_MILLIS = 1_000;

  /** A gathering thread writes at once when so much waits. */
  private static final long GATHERED_BYTES = 1 << 20;

  private final Engine engine;
  private final Durability durability;
  private final ScheduledExecutorService syncer;
  private final ThreadLocal<Boolean> gathers = ThreadLocal.withInitial(() -> false);

  /** Held while a group is taken and written. Taken before {@link #queueLock}. */
  private final ReentrantLock writing = new ReentrantLock();

  private final Object queueLock = new Object();

  /** Guarded by {@link #queueLock}, as are the next two. */
  private List<PendingBatch> waiting = new ArrayList<>();

  private long waitingBytes;
  private boolean closed;

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
    PendingBatch pending = PendingBatch.of(batch);
    boolean full;
    synchronized (queueLock) {
      if (closed) {
        return CompletableFuture.failedFuture(
            new RequestException(ErrorCode.OB_SERVER_IS_STOPPING));
      }
      waiting.add(pending);
      waitingBytes += pending.bytes();
      full = waitingBytes >= GATHERED_BYTES;
    }
    if (full || !gathers.get()) {
      var unused = writeWaiting();
    }
    return pending.done();
  }

  @Override
  public Gathering gather() {
    if (gathers.get()) {
      return Gathering.NONE;
    }
    gathers.set(true);
    return () -> {
      gathers.set(false);
      var unused = writeWaiting();
    };
  }

  @Override
  public boolean writeGathered() {
    return gathers.get() && writeWaiting();
  }

  /**
   * Writes all that waits, unless somebody else is writing: who does so looks for more before he leaves.
   *
   * @return whether anything was written here
   */
  private boolean writeWaiting() {
    boolean wrote = false;
    while (isWaiting() && writing.tryLock()) {
      wrote |= writeGroup();
    }
    return wrote;
  }

  /** Writes all that waits, and lets go of the lock. */
  private boolean writeGroup() {
    List<PendingBatch> group = List.of();
    Throwable failure = null;
    try {
      group = takeWaiting();
      if (!group.isEmpty()) {
        engine.write(PendingBatch.together(group), durability);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      writing.unlock();
    }
    // Without the lock: what depends on the futures may append.
    if (failure == null) {
      PendingBatch.complete(group);
    } else {
      PendingBatch.fail(group, failure);
    }
    return !group.isEmpty();
  }

  private boolean isWaiting() {
    synchronized (queueLock) {
      return !waiting.isEmpty();
    }
  }

  private List<PendingBatch> takeWaiting() {
    synchronized (queueLock) {
      if (waiting.isEmpty()) {
        return List.of();
      }
      List<PendingBatch> taken = waiting;
      waiting = new ArrayList<>(taken.size());
      waitingBytes = 0;
      return taken;
    }
  }

  @Override
  public void close() {
    synchronized (queueLock) {
      if (closed) {
        return;
      }
      closed = true;
    }
    // Whoever is writing now may have taken what was accepted.
    writing.lock();
    var unused = writeGroup();
    if (syncer != null) {
      syncer.shutdownNow();
      engine.sync();
    }
  }
}
