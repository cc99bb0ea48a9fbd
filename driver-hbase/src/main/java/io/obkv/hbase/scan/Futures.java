// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What several futures come to. */
final class Futures {
  private Futures() {}

  /** The cause of what dependent futures wrap. */
  static Throwable unwrapped(Throwable thrown) {
    boolean wraps = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wraps && thrown.getCause() != null ? thrown.getCause() : thrown;
  }

  /** Ends when all have ended; fails with the first failure in their order. */
  static CompletableFuture<Void> all(Collection<? extends CompletableFuture<?>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }
}
