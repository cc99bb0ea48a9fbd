// SPDX-License-Identifier: Apache-2.0
package io.obkv.server;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been started, to be stopped in the reverse order. Not for several threads at a time, but
 * {@link #close()} may be called from another thread than the rest.
 */
final class Lifecycle implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Notes what is to be stopped before everything noted earlier. */
  synchronized <T extends AutoCloseable> T started(T part) {
    started.push(part);
    return part;
  }

  /**
   * Stops every part, also when one of them fails. A second call does nothing.
   *
   * @throws IllegalStateException with what parts failed with, as suppressed exceptions
   */
  @Override
  public synchronized void close() {
    IllegalStateException failure = new IllegalStateException("parts did not stop in good order");
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
