// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

/**
 * Where the clients log in: a lite server, or a proxy with the same account and no password.
 *
 * @param port of the Table API
 */
public record Target(String host, int port) {
  static final String USER = "root";
  static final String TENANT = "test";
  static final String DATABASE = "test";

  /** As the official client wants it. */
  String fullUserName() {
    return USER + "@" + TENANT + "#lite";
  }
}
