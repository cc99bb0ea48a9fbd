// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.PacketWriter;

/**
 * What a command is answered with, made piece by piece so that no more of it is in memory than the client
 * reads. For one thread at a time.
 */
interface Answer extends AutoCloseable {
  /** The answer of commands that have none. */
  Answer NONE = (out, limit) -> true;

  /**
   * Appends packets until the answer is complete or has grown by about {@code limit} bytes.
   *
   * @return whether the answer is complete
   * @throws io.obkv.server.catalog.SqlException which ends the answer
   */
  boolean writeTo(PacketWriter out, int limit);

  /** Lets go of what the rest of the answer would have needed. A second call does nothing. */
  @Override
  default void close() {}
}
