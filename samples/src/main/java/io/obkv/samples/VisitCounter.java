// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import io.obkv.table.operation.Get;
import io.obkv.table.operation.Increment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Counts visits to cities. The server adds, so that counting from many threads loses nothing. */
final class VisitCounter {
  private final Table table;

  VisitCounter(Table table) {
    this.table = table;
  }

  /** Counts visits from several threads at once, so many in each. */
  void visit(City city, int threads, int visitsEach) {
    ExecutorService visitors = Executors.newFixedThreadPool(threads);
    try {
      CompletableFuture.allOf(
              Stream.generate(
                      () -> CompletableFuture.runAsync(() -> visit(city, visitsEach), visitors))
                  .limit(threads)
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } finally {
      visitors.shutdownNow();
    }
  }

  private void visit(City city, int visits) {
    for (int i = 0; i < visits; i++) {
      table.increment(Increment.of(city.key()).by("visits", 1));
    }
  }

  /** How often a city was visited; 0 for one that is not there. */
  long visits(City city) {
    return table
        .get(Get.of(city.key()).select("visits"))
        .map(row -> row.getLong("visits"))
        .orElse(0L);
  }
}
