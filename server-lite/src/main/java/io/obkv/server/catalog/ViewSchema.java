// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A view. Immutable.
 *
 * @param id from the counter that tables use, too
 * @param database the database that it is in
 * @param name in lower case
 * @param columns the names given in front of AS; empty when the query's own are kept
 * @param query the query as written
 */
public record ViewSchema(
    long id, String database, String name, List<String> columns, String query) {
  public ViewSchema {
    requireNonNull(database, "database");
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
    requireNonNull(query, "query");
  }
}
