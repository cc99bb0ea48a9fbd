// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import static java.util.Objects.requireNonNull;

/**
 * A connection that has sent requests with a credential. Immutable.
 *
 * @param userId the credential's account
 * @param databaseId the credential's database
 * @param host the client's address
 * @param port the client's port
 * @param firstActiveMicros when its first request came, microseconds since the epoch
 * @param lastActiveMicros when its last request came
 */
public record OpenConnection(
    long userId,
    long databaseId,
    String host,
    int port,
    long firstActiveMicros,
    long lastActiveMicros) {
  public OpenConnection {
    requireNonNull(host, "host");
  }
}
