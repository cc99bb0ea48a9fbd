// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** The engine's entries at one moment: later writes are not seen. Safe for use by several threads. */
public interface EngineSnapshot extends EntryReader, AutoCloseable {
  /** Closes its iterators, then itself. A second call does nothing. */
  @Override
  void close();
}
