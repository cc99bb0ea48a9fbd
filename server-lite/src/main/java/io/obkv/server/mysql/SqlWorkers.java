// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that run statements. A connection has one statement at a time, so the number of connections
 * bounds what waits here.
 */
final class SqlWorkers implements AutoCloseable {
  private static final long KEEP_ALIVE_SECONDS = 60;
  private static final long DRAIN_SECONDS = 2;

  private final ThreadPoolExecutor executor;

  SqlWorkers(int threads, int queueLength) {
    executor = new ThreadPoolExecutor(
        threads,
        threads,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(queueLength),
        new DefaultThreadFactory("obkv-sql", true));
    executor.allowCoreThreadTimeOut(true);
  }

  /** Takes a task, or says false when the workers are closed. */
  boolean submit(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  /** Tasks that wait for a thread. */
  int waiting() {
    return executor.getQueue().size();
  }

  /** Takes no more tasks, gives those that it has two seconds, then interrupts them. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
