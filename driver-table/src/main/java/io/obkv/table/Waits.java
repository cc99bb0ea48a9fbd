// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import io.obkv.transport.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The blocking side of asynchronous calls. */
record Waits(Transport transport) {
  /**
   * Waits for a future of the executor, whose deadline ends the wait. Throws what the future failed with.
   *
   * @throws IllegalStateException on a thread of the client, which must not wait for itself
   */
  <R> R result(CompletableFuture<R> future) {
    if (!future.isDone() && transport.isOwnThread()) {
      throw new IllegalStateException(
          "a blocking call on the client's own thread " + Thread.currentThread().getName());
    }
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(false);
      throw new TransportException("interrupted while waiting", Effect.UNKNOWN, e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof ObkvException) {
      // Its own stack is the I/O thread's: this one shows who called.
      cause.addSuppressed(new CallerStack());
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }

  /** Where the failed call was made. */
  private static final class CallerStack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallerStack() {
      super("called here");
    }
  }
}
