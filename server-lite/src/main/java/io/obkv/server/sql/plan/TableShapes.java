// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnDefault;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.TableOptions;
import io.obkv.server.catalog.TableSchema;
import io.obkv.server.catalog.ViewSchema;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.virtual.VirtualTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What DESC and SHOW tell of views and virtual tables: columns, as a table would have them. */
public final class TableShapes {
  /** Stands for a key where there is none: no column has this name. */
  private static final String NO_KEY = "";

  private final QueryContext context;

  /** The shapes as the statement sees them. */
  public TableShapes(QueryContext context) {
    this.context = context;
  }

  /** The columns of a view or virtual table, by its name in lower case. */
  public Optional<TableSchema> find(String database, String name) {
    return context
        .virtualTables()
        .find(database, name)
        .map(VirtualTable::definition)
        .map(table -> shape(database, table.name(), table.columns(), List.copyOf(table.keys())))
        .or(() -> context
            .state()
            .view(database, name)
            .map(view -> shape(database, name, columns(view), List.of())));
  }

  private List<ColumnSchema> columns(ViewSchema view) {
    try (Execution execution = context.execution()) {
      List<ColumnSchema> columns = new ArrayList<>();
      for (ResultColumn column : new Planner(context, execution).viewColumns(view)) {
        columns.add(new ColumnSchema(
            ColumnSchema.FIRST_ID + columns.size(),
            column.label(),
            column.type(),
            column.nullable(),
            ColumnDefault.NONE,
            false,
            false,
            Optional.empty(),
            ""));
      }
      return columns;
    }
  }

  private static TableSchema shape(
      String database, String name, List<ColumnSchema> columns, List<String> keys) {
    return new TableSchema(
        0,
        database,
        name,
        0,
        columns,
        keys.isEmpty() ? List.of(NO_KEY) : keys,
        List.of(),
        Optional.empty(),
        0,
        TableOptions.DEFAULT);
  }
}
