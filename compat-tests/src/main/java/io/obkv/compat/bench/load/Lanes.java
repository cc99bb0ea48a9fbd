// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import io.obkv.compat.bench.client.AsyncBenchClient;
import io.obkv.compat.bench.client.Operation;
import io.obkv.compat.bench.client.Records;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Chains of operations side by side, each begun on the thread that the one before ended on. */
final class Lanes {
  private final AsyncBenchClient client;
  private final Operation operation;
  private final Records records;
  private final Histogram latencies;
  private final long endNanos;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final AtomicInteger running = new AtomicInteger();

  /**
   * Makes the lanes.
   *
   * @param latencies safe for many threads
   * @param endNanos when no further operation begins, by {@link System#nanoTime}
   */
  Lanes(
      AsyncBenchClient client,
      Operation operation,
      Records records,
      Histogram latencies,
      long endNanos) {
    this.client = client;
    this.operation = operation;
    this.records = records;
    this.latencies = latencies;
    this.endNanos = endNanos;
  }

  /** Begins; the future completes when the last operation has, or fails with the first that does. */
  CompletableFuture<Void> start(int count) {
    running.set(count);
    for (int i = 0; i < count; i++) {
      next();
    }
    return end;
  }

  private void next() {
    long start = System.nanoTime();
    if (start - endNanos >= 0 || end.isDone()) {
      ended();
      return;
    }
    try {
      var unused = client
          .start(operation, records.anyRow(operation))
          .whenComplete((result, failure) -> completed(start, failure));
    } catch (RuntimeException e) {
      end.completeExceptionally(e);
    }
  }

  private void completed(long start, Throwable failure) {
    if (failure != null) {
      end.completeExceptionally(failure);
      return;
    }
    latencies.recordValue(System.nanoTime() - start);
    next();
  }

  private void ended() {
    if (running.decrementAndGet() == 0) {
      end.complete(null);
    }
  }
}
