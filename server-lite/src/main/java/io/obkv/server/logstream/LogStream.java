// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.server.engine.Mutation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The only way to change data: batches in, applied one after the other in the order in which they
 * were accepted. Safe for many threads.
 *
 * <p>A batch holds all that is needed to apply it again elsewhere: nothing is evaluated when it is
 * applied. So a replicated log can take the place of a local one.
 */
public interface LogStream extends AutoCloseable {
  /**
   * Applies the mutations as one. The future completes when they are visible to readers and as
   * durable as the log stream promises; it fails with {@link
   * io.obkv.server.engine.EngineException} when that could not be reached (they may still be there
   * after a restart), and with {@code RequestException(OB_SERVER_IS_STOPPING)} once the log stream
   * is closed.
   *
   * <p>The future may be completed on the log stream's own thread: what depends on it must not block.
   */
  CompletableFuture<Void> append(List<Mutation> batch);

  /**
   * Begins to gather what the calling thread appends: for a thread that appends many batches one after
   * the other and waits for none of them meanwhile. A log stream that writes on the calling thread
   * then writes them together, at the latest when the gathering is closed; each stays a batch of its
   * own to whoever appended it, and the order in which batches were accepted is kept. The calling
   * thread must close it. A gathering within another ends with the outer one.
   */
  Gathering gather();

  /**
   * Writes what waits because the calling thread gathers, and completes its futures, without ending
   * the gathering. False when the thread gathers nothing or nothing waits.
   */
  boolean writeGathered();

  /** See {@link #gather()}. For the thread that began it. */
  interface Gathering extends AutoCloseable {
    /** Gathers nothing. */
    Gathering NONE = () -> {};

    /** Writes what was gathered, and completes its futures. A second call does nothing. */
    @Override
    void close();
  }

  /** Waits for what was accepted, makes it durable, and accepts no more. A second call does nothing. */
  @Override
  void close();
}
