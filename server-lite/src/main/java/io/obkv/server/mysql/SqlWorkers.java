// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The threads that run statements. A connection has one statement at a time, so the number of connections
 * bounds what waits here. Where all threads wait for row locks, whose holder's COMMIT may be what waits
 * for a thread, another one is started: the pool knows who waits for a future.
 */
final class SqlWorkers implements AutoCloseable {
  private static final long KEEP_ALIVE_SECONDS = 60;
  private static final long DRAIN_SECONDS = 2;

  private final ForkJoinPool executor;

  /**
   * @param threads how many statements run side by side
   * @param mostThreads how many threads there are when some of them wait
   */
  SqlWorkers(int threads, int mostThreads) {
    executor = new ForkJoinPool(
        threads,
        SqlWorkers::newThread,
        null,
        true,
        threads,
        Math.max(threads, mostThreads),
        1,
        null,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS);
  }

  private static ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("obkv-sql-" + thread.getPoolIndex());
    return thread;
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

  /** Tasks that wait for a thread, about. */
  int waiting() {
    return executor.getQueuedSubmissionCount() + (int) executor.getQueuedTaskCount();
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
