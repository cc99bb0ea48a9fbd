// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Collation;

/**
 * A database. Immutable.
 *
 * @param id the database's id
 * @param name in lower case
 * @param collation the default of its tables
 */
public record DatabaseSchema(long id, String name, Collation collation) {
  public DatabaseSchema {
    requireNonNull(name, "name");
    requireNonNull(collation, "collation");
  }
}
