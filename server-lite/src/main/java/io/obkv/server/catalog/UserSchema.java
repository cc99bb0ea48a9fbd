// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * An account of the tenant. {@link #toString} does not show the password's hash.
 *
 * @param id the user's id
 * @param name the user's name, compared exactly
 * @param passwordHash SHA1 of SHA1 of the password, empty for an empty password; see {@link
 *     io.obkv.protocol.message.PasswordScramble#stored}
 * @param allDatabases true when it may use every database
 * @param databases those that it may use besides, in lower case; a grant on single tables gives none
 */
public record UserSchema(
    long id, String name, byte[] passwordHash, boolean allDatabases, Set<String> databases) {
  public UserSchema {
    requireNonNull(name, "name");
    passwordHash = passwordHash.clone();
    databases = Set.copyOf(databases);
  }

  /** True when the account may log in to the database. */
  public boolean mayUse(String database) {
    return allDatabases || databases.contains(database);
  }

  @Override
  public String toString() {
    return "UserSchema[" + name + "]";
  }
}
