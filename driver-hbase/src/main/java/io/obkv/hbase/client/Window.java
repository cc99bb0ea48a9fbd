// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs many calls side by side, but only so many at once: a connection takes a bounded number of requests.
 * Never blocks.
 */
final class Window {
  private final List<Supplier<CompletableFuture<?>>> calls;
  private final AtomicInteger next = new AtomicInteger();

  private Window(List<Supplier<CompletableFuture<?>>> calls) {
    this.calls = calls;
  }

  /**
   * Begins.
   *
   * @param calls each begins one and must not throw
   * @param width how many may be under way
   */
  static void run(List<Supplier<CompletableFuture<?>>> calls, int width) {
    Window window = new Window(calls);
    for (int i = 0; i < Math.min(width, calls.size()); i++) {
      window.proceed();
    }
  }

  /** Calls that have ended at once are followed here, those that end later by their own ends. */
  private void proceed() {
    int place = next.getAndIncrement();
    while (place < calls.size()) {
      CompletableFuture<?> call = calls.get(place).get();
      if (!call.isDone()) {
        var unused = call.whenComplete((value, thrown) -> proceed());
        return;
      }
      place = next.getAndIncrement();
    }
  }
}
