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
  private static final Entry END = Entry.of(List.of());

  private record Entry(List<Mutation> batch, long bytes, CompletableFuture<Void> done) {
    static Entry of(List<Mutation> batch) {
      long bytes = 0;
      for (Mutation mutation : batch) {
        bytes += mutation.payloadBytes();
      }
      return new Entry(batch, bytes, new CompletableFuture<>());
    }
  }

  private final Engine engine;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);
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
    Entry entry = Entry.of(batch);
    if (closed) {
      entry.done.completeExceptionally(stopping());
    } else if (!offer(entry)) {
      entry.done.completeExceptionally(
          new RequestException(ErrorCode.OB_EAGAIN, "too many changes wait for the disk"));
    } else if (closed && queue.remove(entry)) {
      entry.done.completeExceptionally(stopping());
    }
    return entry.done;
  }

  private boolean offer(Entry entry) {
    long waiting = waitingBytes.getAndAdd(entry.bytes);
    // One batch larger than all that may wait is still taken when nothing else waits.
    if ((waiting == 0 || waiting + entry.bytes <= WAITING_BYTES) && queue.offer(entry)) {
      return true;
    }
    waitingBytes.addAndGet(-entry.bytes);
    return false;
  }

  private static RequestException stopping() {
    return new RequestException(ErrorCode.OB_SERVER_IS_STOPPING);
  }

  private void commitUntilClosed() {
    List<Entry> group = new ArrayList<>();
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
      group.forEach(entry -> entry.done.completeExceptionally(stopping()));
    }
  }

  /** Takes what waits, the first batch at least; true when there is nothing behind it. */
  @SuppressWarnings("ReferenceEquality") // the end is one entry
  private boolean takeGroup(List<Entry> group) throws InterruptedException {
    long bytes = 0;
    Entry next = queue.take();
    while (next != null && next != END) {
      group.add(next);
      bytes += next.bytes;
      next = group.size() < LARGEST_GROUP && bytes < GROUP_BYTES ? queue.poll() : null;
    }
    return next == END;
  }

  private static long bytes(List<Entry> group) {
    return group.stream().mapToLong(Entry::bytes).sum();
  }

  private void commit(List<Entry> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      engine.write(together(group), Durability.SYNC);
    } catch (RuntimeException e) {
      group.forEach(entry -> entry.done.completeExceptionally(e));
      return;
    }
    group.forEach(entry -> entry.done.complete(null));
  }

  private static List<Mutation> together(List<Entry> group) {
    if (group.size() == 1) {
      return group.get(0).batch;
    }
    List<Mutation> all = new ArrayList<>(group.size() * 2);
    group.forEach(entry -> all.addAll(entry.batch));
    return all;
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
