// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.error.HBaseErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Futures in numbers. */
final class Futures {
  private Futures() {}

  /** Ends one as another ends, with its cause unwrapped. */
  static <T> void forward(CompletableFuture<? extends T> from, CompletableFuture<T> to) {
    var unused = from.whenComplete((value, thrown) -> {
      if (thrown == null) {
        to.complete(value);
      } else {
        to.completeExceptionally(HBaseErrors.unwrapped(thrown));
      }
    });
  }

  /** All values in their order, or the first failure in that order when all have ended. */
  static <T> CompletableFuture<List<T>> all(List<? extends CompletableFuture<? extends T>> parts) {
    CompletableFuture<List<T>> whole = new CompletableFuture<>();
    var unused = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .whenComplete((done, thrown) -> {
          List<T> values = new ArrayList<>(parts.size());
          for (CompletableFuture<? extends T> part : parts) {
            Throwable failure = failure(part);
            if (failure != null) {
              whole.completeExceptionally(failure);
              return;
            }
            values.add(part.join());
          }
          whole.complete(values);
        });
    return whole;
  }

  /** What a future that has ended failed with, unwrapped; null for nothing. */
  static Throwable failure(CompletableFuture<?> done) {
    return done.handle((value, thrown) -> thrown == null ? null : HBaseErrors.unwrapped(thrown))
        .join();
  }
}
