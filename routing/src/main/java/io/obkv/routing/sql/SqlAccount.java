// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import static java.util.Objects.requireNonNull;

/**
 * Who logs in. Immutable; {@link #toString} does not show the password.
 *
 * @param user the name as the server takes it, {@code user@tenant} where it has several tenants
 * @param password empty for none
 * @param database the database to use; empty for none
 */
public record SqlAccount(String user, String password, String database) {
  public SqlAccount {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    requireNonNull(database, "database");
  }

  @Override
  public String toString() {
    return "SqlAccount[" + user + ":***, database " + database + "]";
  }
}
