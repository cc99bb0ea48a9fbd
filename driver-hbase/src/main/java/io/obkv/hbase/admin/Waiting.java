// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * The blocking side of administration.
 *
 * @param onOwnThread whether the calling thread is one that completes futures, and so must not wait
 */
record Waiting(BooleanSupplier onOwnThread) {
  /**
   * Waits for a future, whose deadline ends the wait.
   *
   * @throws IllegalStateException on a thread that must not wait for itself
   */
  <T> T result(CompletableFuture<T> future) throws IOException {
    if (!future.isDone() && onOwnThread.getAsBoolean()) {
      throw new IllegalStateException(
          "a blocking call on the client's own thread " + Thread.currentThread().getName());
    }
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      Throwable cause = Futures.cause(e.getCause());
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw cause instanceof IOException io ? io : new IOException(cause);
    }
  }
}
