// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.error.HBaseErrors;
import io.obkv.transport.Transport;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The blocking side of asynchronous calls.
 *
 * @param transport whose threads must not wait
 */
public record Waits(Transport transport) {
  /**
   * Waits for a future, which ends by a deadline of its own.
   *
   * @throws IOException what the future failed with
   * @throws IllegalStateException on a thread of the driver, which must not wait for itself
   */
  public <R> R result(CompletableFuture<R> future) throws IOException {
    if (!future.isDone() && transport.isOwnThread()) {
      throw new IllegalStateException(
          "a blocking call on the driver's own thread " + Thread.currentThread().getName());
    }
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(false);
      InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static IOException unwrapped(ExecutionException e) {
    Throwable cause = HBaseErrors.unwrapped(e);
    if (cause instanceof Error error) {
      throw error;
    }
    // Its own stack is the I/O thread's: this one shows who called.
    cause.addSuppressed(new CallerStack());
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  /** Where the failed call was made. */
  private static final class CallerStack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallerStack() {
      super("called here");
    }
  }
}
