// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/**
 * A walk over the entries of a range, within its bounds and in one direction. It starts before the
 * first entry: call {@link #next()} first.
 *
 * <p>For one thread at a time. Methods throw {@link EngineException} when storage fails, and {@link
 * EngineClosedException} once the iterator, or what it was opened on, is closed.
 */
public interface EntryIterator extends Entry, AutoCloseable {
  /** Moves to the next entry; false when there is none, and from then on. */
  boolean next();

  /**
   * Moves to just before {@code key}: the next entry is the first at or above it in a forward walk,
   * the first at or below it in a reverse one, never one outside of the range. May go back.
   */
  void seek(byte[] key);

  /**
   * The key of the entry; the array belongs to the caller.
   *
   * @throws IllegalStateException when the last {@link #next()} was not true, as of all that is of the entry
   */
  @Override
  byte[] key();

  /** The value of the entry; the array belongs to the caller. */
  @Override
  byte[] value();

  /** As {@link Entry#keyArray()}, until the next step or search. */
  @Override
  default byte[] keyArray() {
    return key();
  }

  /** Lets go of what the walk holds. A second call does nothing. */
  @Override
  void close();
}
