// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import static java.util.Objects.requireNonNull;

/**
 * What a credential stands for.
 *
 * @param database the database's name; empty when it has been dropped, so that no table is found in it
 * @param proxied whether the login had the form that a proxy takes: no tenant, the full user name
 */
record Session(String database, boolean proxied) {
  Session {
    requireNonNull(database, "database");
  }
}
