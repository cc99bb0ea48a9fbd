// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import io.obkv.compat.bench.client.BenchClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;

/** One thread of a blocking load; it lives until it is let go, for meters know of living threads only. */
final class Worker extends Thread {
  private final BenchClient client;
  private final Operation operation;
  private final Records records;
  private final long endNanos;
  private final Histogram latencies = Latencies.none();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private Exception failure;

  /**
   * Makes a worker.
   *
   * @param endNanos when no further operation begins, by {@link System#nanoTime}
   */
  Worker(BenchClient client, Operation operation, Records records, long endNanos) {
    super("bench-worker");
    setDaemon(true);
    this.client = client;
    this.operation = operation;
    this.records = records;
    this.endNanos = endNanos;
  }

  @Override
  public void run() {
    try {
      operate();
    } catch (Exception e) {
      failure = e;
    }
    finished.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      interrupt();
    }
  }

  private void operate() throws Exception {
    long start = System.nanoTime();
    while (start - endNanos < 0) {
      client.execute(operation, records.anyRow(operation));
      long end = System.nanoTime();
      latencies.recordValue(end - start);
      start = end;
    }
  }

  /** Waits for the end, and gives the latencies or throws the failure. */
  Histogram outcome() throws Exception {
    finished.await();
    if (failure != null) {
      throw failure;
    }
    return latencies;
  }

  void release() {
    released.countDown();
  }
}
