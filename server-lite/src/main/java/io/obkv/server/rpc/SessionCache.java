// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.server.catalog.CatalogSnapshot;
import java.util.Arrays;

/**
 * The session of the credential that a connection used last, so that its hash is not computed for
 * every request. One event loop.
 */
final class SessionCache {
  private final Credentials credentials;
  private byte[] credential = {};
  private CatalogSnapshot catalog;
  private Credentials.Verified verified;

  SessionCache(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * The session of a credential.
   *
   * @throws io.obkv.server.error.RequestException see {@link Credentials#verify}
   */
  Session session(byte[] given, CatalogSnapshot current, long nowMicros) {
    // Another catalog may have dropped the database, or made one of the same name.
    if (catalog == current && Arrays.equals(credential, given)) {
      verified.requireValid(nowMicros);
      return verified.session();
    }
    verified = credentials.verify(given, current, nowMicros);
    credential = given;
    catalog = current;
    return verified.session();
  }
}
