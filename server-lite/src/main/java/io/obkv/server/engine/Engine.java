// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import java.util.List;

/**
 * Ordered bytes: keys in unsigned byte order, each with a value. Safe for use by several threads.
 *
 * <p>A write is atomic, also across a crash: after reopening, all of its mutations are there or none.
 * Writes survive in the order in which they were made: when one is there, all before it are.
 *
 * <p>Methods throw {@link EngineException} when storage fails, and {@link EngineClosedException} once
 * the engine is closed.
 */
public interface Engine extends EntryReader, AutoCloseable {
  /**
   * Applies the mutations, in their order, as one. On return they are visible to every reader that is
   * opened afterwards, and as durable as {@code durability} says, together with all writes before.
   *
   * @throws EngineException when storage fails; none of the mutations is visible then, but they may
   *     still be there after the engine was opened again
   */
  void write(List<? extends Mutation> mutations, Durability durability);

  /** On return, every write that returned before the call is as durable as with SYNC. */
  void sync();

  /** The entries as they are now. The caller closes the snapshot; closing the engine closes it too. */
  EngineSnapshot snapshot();

  /**
   * Makes every write durable, and closes iterators, snapshots and the engine, in this order, having
   * waited for calls under way. A second call does nothing.
   */
  @Override
  void close();
}
