// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.server.tablet.TabletTransaction;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Runs a write to its end. Stateless. */
final class Writes {
  private Writes() {}

  static <T> T run(StatementScope scope, Function<TabletTransaction, T> work) {
    long deadline = System.nanoTime() + scope.timeoutMicros() * 1000;
    try {
      return scope.store().write(deadline, work).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
