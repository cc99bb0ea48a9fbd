// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.transport.Scheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Ends waits for what many calls wait for, each until a time of its own. */
final class Deadline {
  private Deadline() {}

  /** The outcome of {@code shared}, unwrapped, or a {@link DeadlineExceededException} at the deadline. */
  static <T> CompletableFuture<T> limit(
      CompletableFuture<T> shared, Scheduler scheduler, long deadlineNanos, String message) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    var unused = shared.whenComplete((value, thrown) -> {
      if (thrown == null) {
        mine.complete(value);
      } else {
        mine.completeExceptionally(
            thrown instanceof CompletionException ? thrown.getCause() : thrown);
      }
    });
    if (!mine.isDone()) {
      Runnable end = () -> mine.completeExceptionally(
          new DeadlineExceededException(message, Effect.NOT_APPLIED, null));
      long left = deadlineNanos - scheduler.nanoTime();
      if (left <= 0 || !scheduler.schedule(end, left)) {
        end.run();
      }
    }
    return mine;
  }
}
