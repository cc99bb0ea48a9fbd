// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that do what is too long for an event loop, behind a bounded queue. */
final class Workers implements AutoCloseable {
  private static final long KEEP_ALIVE_SECONDS = 60;

  private final ThreadPoolExecutor executor;

  Workers(int threads, int queueLength) {
    executor = new ThreadPoolExecutor(
        threads,
        threads,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(queueLength),
        new DefaultThreadFactory("obkv-worker", true));
    executor.allowCoreThreadTimeOut(true);
  }

  /** Takes a task, or says false when the queue is full or the workers are closed. */
  boolean submit(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /** Tasks that wait for a thread. */
  int waiting() {
    return executor.getQueue().size();
  }

  /** Takes no more tasks, interrupts those under way and drops those that wait. */
  @Override
  public void close() {
    var unused = executor.shutdownNow();
  }
}
