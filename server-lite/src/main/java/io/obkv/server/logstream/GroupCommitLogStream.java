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

/**
 * A log stream whose batches share the cost of the disk: one thread takes all that waits, writes it
 * as one and syncs once. What arrives meanwhile waits for the next round.
 */
final class GroupCommitLogStream implements LogStream {
  private static final int CAPACITY = 16_384;
  private static final int LARGEST_GROUP = 1_024;
  private static final Entry END = new Entry(List.of(), new CompletableFuture<>());

  private record Entry(List<Mutation> batch, CompletableFuture<Void> done) {}

  private final Engine engine;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);
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
    Entry entry = new Entry(batch, new CompletableFuture<>());
    if (closed) {
      entry.done.completeExceptionally(stopping());
    } else if (!queue.offer(entry)) {
      entry.done.completeExceptionally(
          new RequestException(ErrorCode.OB_EAGAIN, "too many changes wait for the disk"));
    } else if (closed && queue.remove(entry)) {
      entry.done.completeExceptionally(stopping());
    }
    return entry.done;
  }

  private static RequestException stopping() {
    return new RequestException(ErrorCode.OB_SERVER_IS_STOPPING);
  }

  private void commitUntilClosed() {
    List<Entry> group = new ArrayList<>();
    try {
      boolean last = false;
      while (!last) {
        group.add(queue.take());
        queue.drainTo(group, LARGEST_GROUP - 1);
        last = group.remove(END);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      group.forEach(entry -> entry.done.completeExceptionally(stopping()));
    }
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
