// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.server.audit.AuditedOperation;
import io.obkv.server.catalog.CatalogSnapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * The session of the credential that a connection used last, so that its hash is not computed for
 * every request. One event loop; any thread may ask for the {@link #connection}.
 */
final class SessionCache {
  private final Credentials credentials;
  private byte[] credential = {};
  private CatalogSnapshot catalog;
  private volatile Credentials.Verified verified;
  private volatile long firstMicros;
  private volatile long lastMicros;

  SessionCache(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * The session of a credential.
   *
   * @throws io.obkv.server.error.RequestException see {@link Credentials#verify}
   */
  Session session(byte[] given, CatalogSnapshot current, long nowMicros) {
    if (firstMicros == 0) {
      firstMicros = nowMicros;
    }
    lastMicros = nowMicros;
    // Another catalog may have dropped the database, or made one of the same name.
    if (catalog == current && Arrays.equals(credential, given)) {
      verified.requireValid(nowMicros);
      return verified.session();
    }
    Credentials.Verified found = credentials.verify(given, current, nowMicros);
    verified = found;
    credential = given;
    catalog = current;
    return found.session();
  }

  /** What is known of the connection; empty before the first request with a right credential. */
  Optional<OpenConnection> connection(AuditedOperation.ClientAddress client) {
    return Optional.ofNullable(verified)
        .map(found -> new OpenConnection(
            found.userId(),
            found.databaseId(),
            client.host(),
            client.port(),
            firstMicros,
            lastMicros));
  }
}
