// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An open connection of the Table API that has logged in. Immutable.
 *
 * @param userId the account
 * @param databaseId the database
 * @param host the client's address
 * @param port the client's port
 * @param firstActive when its first request came
 * @param lastActive when its last request came
 */
public record KvConnection(
    long userId, long databaseId, String host, int port, Instant firstActive, Instant lastActive) {
  public KvConnection {
    requireNonNull(host, "host");
    requireNonNull(firstActive, "firstActive");
    requireNonNull(lastActive, "lastActive");
  }
}
