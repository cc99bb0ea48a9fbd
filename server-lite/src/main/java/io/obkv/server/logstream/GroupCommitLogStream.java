// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;
import io.obkv.server.engine.Mutation;
import io.obkv.server.error.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A log stream whose batches share the cost of the disk: one thread takes all that waits, writes it
 * as one and syncs once. What arrives meanwhile waits for the next round.
 */
final class GroupCommitLogStream implements LogStream {
  private static final int CAPACITY = 16_384;
  private static final int LARGEST_GROUP = 1_024;

  /** A group takes no more batches beyond this many bytes; what waits in all is bounded by the other. */
  private static final long GROUP_BYTES = 16L << 20;

  private static final long WAITING_BYTES = 256L << 20;
  private static final PendingBatch END = PendingBatch.of(List.of());

  private final Engine engine;
  private final BlockingQueue<PendingBatch> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Thread committer;
  private volatile boolean closed;

  GroupCommitLogStream(Engine engine) {
    this.engine = engine;
    this.committer = new Thread(this::commitUntilClosed, "obkv-commit");
    committer.setDaemon(true);
    committer.start();
  }

  @Override
  public CompletableFuture<Void> append(List<Mutation> batch) {
    PendingBatch pending = PendingBatch.of(batch);
    if (closed) {
      pending.done().completeExceptionally(stopping());
    } else if (!offer(pending)) {
      pending
          .done()
          .completeExceptionally(
              new RequestException(ErrorCode.OB_EAGAIN, "too many changes wait for the disk"));
    } else if (closed && queue.remove(pending)) {
      pending.done().completeExceptionally(stopping());
    }
    return pending.done();
  }

  /** Nothing to do: the committer gathers what all threads append. */
  @Override
  public Gathering gather() {
    return Gathering.NONE;
  }

  @Override
  public boolean writeGathered() {
    return false;
  }

  private boolean offer(PendingBatch pending) {
    long waiting = waitingBytes.getAndAdd(pending.bytes());
    // One batch larger than all that may wait is still taken when nothing else waits.
    if ((waiting == 0 || waiting + pending.bytes() <= WAITING_BYTES) && queue.offer(pending)) {
      return true;
    }
    waitingBytes.addAndGet(-pending.bytes());
    return false;
  }

  private static RequestException stopping() {
    return new RequestException(ErrorCode.OB_SERVER_IS_STOPPING);
  }

  private void commitUntilClosed() {
    List<PendingBatch> group = new ArrayList<>();
    try {
      boolean last = false;
      while (!last) {
        last = takeGroup(group);
        commit(group);
        waitingBytes.addAndGet(-bytes(group));
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      PendingBatch.fail(group, stopping());
    }
  }

  /** Takes what waits, the first batch at least; true when there is nothing behind it. */
  @SuppressWarnings("ReferenceEquality") // the end is one entry
  private boolean takeGroup(List<PendingBatch> group) throws InterruptedException {
    long bytes = 0;
    PendingBatch next = queue.take();
    while (next != null && next != END) {
      group.add(next);
      bytes += next.bytes();
      next = group.size() < LARGEST_GROUP && bytes < GROUP_BYTES ? queue.poll() : null;
    }
    return next == END;
  }

  private static long bytes(List<PendingBatch> group) {
    return group.stream().mapToLong(PendingBatch::bytes).sum();
  }

  private void commit(List<PendingBatch> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      engine.write(PendingBatch.together(group), Durability.SYNC);
    } catch (RuntimeException e) {
      PendingBatch.fail(group, e);
      return;
    }
    PendingBatch.complete(group);
  }

  @Override
  public void close() {
    synchronized (committer) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      queue.put(END);
      committer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
