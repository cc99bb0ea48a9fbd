// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.routing.execution.LayoutChangedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The outcome of an operation that was sent in parts. */
final class Parts {
  private Parts() {}

  /** As {@link #ofWrites}, of parts that change nothing: a failure leaves nothing in doubt. */
  static <R> CompletableFuture<List<R>> ofReads(List<CompletableFuture<R>> parts) {
    return joined(parts, false);
  }

  /**
   * All results, in order, or the first failure when all parts have ended. A failure of one part leaves the
   * operation in doubt where another succeeded.
   */
  static <R> CompletableFuture<List<R>> ofWrites(List<CompletableFuture<R>> parts) {
    return joined(parts, true);
  }

  private static <R> CompletableFuture<List<R>> joined(
      List<CompletableFuture<R>> parts, boolean writes) {
    CompletableFuture<List<R>> whole = new CompletableFuture<>();
    var unused = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .whenComplete((done, thrown) -> {
          if (thrown == null) {
            whole.complete(parts.stream().map(CompletableFuture::join).toList());
          } else {
            whole.completeExceptionally(failure(parts, writes));
          }
        });
    return whole;
  }

  private static <R> Throwable failure(List<CompletableFuture<R>> parts, boolean writes) {
    boolean inDoubt = writes && parts.stream().anyMatch(part -> !part.isCompletedExceptionally());
    Throwable first = parts.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .findFirst()
        .map(part -> part.handle((result, thrown) -> unwrapped(thrown)).join())
        .orElseThrow();
    if (!inDoubt) {
      return first;
    }
    // Only what was not done may be divided anew.
    Throwable known = first instanceof LayoutChangedException ? changed(first) : first;
    return known instanceof ObkvException failure ? inDoubt(failure) : known;
  }

  /** The cause of what dependent futures wrap. */
  static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  private static ServerException changed(Throwable cause) {
    return ServerException.foundByClient(ErrorCode.OB_SCHEMA_EAGAIN, cause.getMessage());
  }

  private static ObkvException inDoubt(ObkvException cause) {
    if (cause.effect() != Effect.NOT_APPLIED) {
      return cause;
    }
    if (cause instanceof ServerException refused) {
      return refused.afterDoubtfulAttempt();
    }
    return cause instanceof DeadlineExceededException
        ? new DeadlineExceededException(cause.getMessage(), Effect.UNKNOWN, cause)
        : new TransportException(cause.getMessage(), Effect.UNKNOWN, cause);
  }
}
