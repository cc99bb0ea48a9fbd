// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import java.time.Duration;

/**
 * Bounds of a client. Immutable.
 *
 * @param connectTimeout for opening a connection, the login included
 * @param maxPacketLength longest packet that is read, bytes
 * @param maxResultBytes longest result that is kept, bytes
 * @param maxQueued statements that may wait for one connection
 */
public record SqlOptions(
    Duration connectTimeout, int maxPacketLength, long maxResultBytes, int maxQueued) {
  /** Two seconds, 16 MiB, 256 MiB, 1024. */
  public static final SqlOptions DEFAULT =
      new SqlOptions(Duration.ofSeconds(2), 16 << 20, 256L << 20, 1024);

  /** The same bounds with another time for opening a connection. */
  public SqlOptions withConnectTimeout(Duration value) {
    return new SqlOptions(value, maxPacketLength, maxResultBytes, maxQueued);
  }
}
