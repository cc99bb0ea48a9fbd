// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.hbase.error.HBaseErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Small compositions of futures. */
final class Futures {
  private Futures() {}

  static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  static <T> CompletableFuture<T> failed(Throwable cause) {
    return CompletableFuture.failedFuture(cause);
  }

  /** All results, in order; fails with the first failure. */
  static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).thenApply(ended -> {
      List<T> results = new ArrayList<>(futures.size());
      futures.forEach(future -> results.add(future.join()));
      return results;
    });
  }

  /** Does one after the other; the first failure ends it. */
  static <T> CompletableFuture<Void> inTurn(
      List<T> items, Function<T, CompletableFuture<?>> action) {
    CompletableFuture<?> last = done();
    for (T item : items) {
      last = last.thenCompose(before -> action.apply(item));
    }
    return last.thenApply(ended -> null);
  }

  /** What a future failed with. */
  static Throwable cause(Throwable thrown) {
    return HBaseErrors.unwrapped(thrown);
  }
}
