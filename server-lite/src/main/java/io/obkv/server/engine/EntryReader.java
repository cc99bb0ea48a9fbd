// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/**
 * Read access to ordered bytes. Safe for use by several threads.
 *
 * <p>Every method throws {@link EngineException} when storage fails, and {@link
 * EngineClosedException} once the reader or its engine is closed.
 */
public interface EntryReader {
  /** The value of the key, or null when it has none. The array belongs to the caller. */
  byte[] get(byte[] key);

  /**
   * The entries of a range, as they are now: later writes are not seen. The caller closes the
   * iterator; what it was opened on closes it too.
   */
  EntryIterator iterator(ByteRange range, Direction direction);
}
