// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

/**
 * Who is at the other end of a session.
 *
 * @param user the account's name
 * @param tenant the tenant that the client logged in to; empty for the server's own
 * @param host the client's address
 * @param port the client's port, 0 where there is none
 */
public record ClientIdentity(String user, String tenant, String host, int port) {
  public ClientIdentity {
    requireNonNull(user, "user");
    requireNonNull(tenant, "tenant");
    requireNonNull(host, "host");
  }
}
