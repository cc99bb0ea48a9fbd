// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.query.Query;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the names of tables are looked up. Immutable.
 *
 * @param database for names without one; empty for none
 * @param common the named queries of WITH, each with the scope that it sees itself
 * @param depth how many views this is inside of
 */
record NameScope(String database, Map<String, Common> common, int depth) {
  private static final int DEEPEST_VIEW = 32;

  /** A named query and what it sees. */
  record Common(Query.CommonTable table, NameScope scope) {}

  NameScope {
    common = Map.copyOf(common);
  }

  static NameScope of(String database) {
    return new NameScope(database, Map.of(), 0);
  }

  /** The scope behind a WITH. */
  NameScope with(Query.With with) {
    NameScope scope = this;
    for (Query.CommonTable table : with.tables()) {
      Map<String, Common> more = new HashMap<>(scope.common);
      more.put(table.name(), new Common(table, scope));
      scope = new NameScope(database, more, depth);
    }
    return scope;
  }

  /** The scope inside a view of that database. */
  NameScope inView(String viewDatabase) {
    if (depth == DEEPEST_VIEW) {
      throw SqlErrors.notSupported("a view inside of more than " + DEEPEST_VIEW + " views");
    }
    return new NameScope(viewDatabase, Map.of(), depth + 1);
  }
}
