// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.client;

/**
 * Where the clients log in: a lite server, or a proxy with the same account and no password.
 *
 * @param port of the Table API
 */
public record Target(String host, int port) {
  static final String FULL_USER_NAME = "root@test#lite";
  static final String DATABASE = "test";
}
