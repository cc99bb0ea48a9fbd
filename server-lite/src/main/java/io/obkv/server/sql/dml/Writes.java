// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.error.RequestException;
import io.obkv.server.sql.session.SessionTransaction;
import io.obkv.server.tablet.TabletTransaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs a write to its end: in the session's transaction, or as one of its own. Stateless.
 */
final class Writes {
  private Writes() {}

  static <T> T run(StatementScope scope, Function<TabletTransaction, T> work) {
    long timeout = TimeUnit.MICROSECONDS.toNanos(scope.timeoutMicros());
    if (scope.session().transaction().filter(SessionTransaction::isReadOnly).isPresent()) {
      throw SqlErrors.of(
          -5220, 1792, "25006", "Cannot execute statement in a READ ONLY transaction.");
    }
    return run(scope, System.nanoTime() + timeout, work);
  }

  /** As {@link #run(StatementScope, Function)}, also where nothing may be written. */
  static <T> T run(StatementScope scope, long deadlineNanos, Function<TabletTransaction, T> work) {
    Optional<SessionTransaction> open = scope.session().transaction();
    CompletableFuture<T> outcome = open.isPresent()
        ? open.get().rows().run(deadlineNanos, work)
        : scope.store().write(deadlineNanos, work);
    try {
      return outcome.join();
    } catch (CompletionException failed) {
      if (!(failed.getCause() instanceof RuntimeException cause)) {
        throw failed;
      }
      if (cause instanceof RequestException refused && refused.code() == ErrorCode.OB_DEAD_LOCK) {
        // Those that wait for its locks go on.
        scope.session().endTransaction();
      }
      throw cause;
    }
  }
}
