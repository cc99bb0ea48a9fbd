// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.show;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.ddl.TableName;
import io.obkv.server.sql.ddl.Tables;
import io.obkv.server.sql.session.SessionRegistry;
import io.obkv.server.sql.session.SqlSession;
import io.obkv.server.sql.virtual.VirtualTables;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What SHOW statements look at.
 *
 * @param session who asks
 * @param state the catalog when the statement began
 * @param sessions the open sessions
 * @param virtualTables the tables that are made when they are read
 * @param shapes gives the columns of a view or virtual table, by database and name in lower case
 */
public record ShowScope(
    SqlSession session,
    CatalogState state,
    SessionRegistry sessions,
    VirtualTables virtualTables,
    BiFunction<String, String, Optional<TableSchema>> shapes) {
  public ShowScope {
    requireNonNull(session, "session");
    requireNonNull(state, "state");
    requireNonNull(sessions, "sessions");
    requireNonNull(virtualTables, "virtualTables");
    requireNonNull(shapes, "shapes");
  }

  /** The columns of a table, view or virtual table; 1049 or 1146 where there is none. */
  TableSchema describe(TableName name) {
    return shapes.apply(name.database(), name.name()).orElseGet(() -> Tables.require(name, state));
  }
}
