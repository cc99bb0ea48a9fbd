// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.TableSchema;

/** Looks tables up for statements that need one. Stateless. */
public final class Tables {
  private Tables() {}

  /** The table, or 1049 or 1146. */
  public static TableSchema require(TableName name, CatalogState state) {
    Databases.require(name.database(), state);
    return state
        .table(name.database(), name.name())
        .orElseThrow(() -> SqlErrors.unknownTable(name.database(), name.written()));
  }
}
