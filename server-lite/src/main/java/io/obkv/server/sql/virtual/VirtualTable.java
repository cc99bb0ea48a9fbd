// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.virtual;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table whose rows are made when they are asked for. Immutable, safe for many threads.
 *
 * @param definition database, name and columns
 * @param rows what makes the rows
 */
public record VirtualTable(Definition definition, Rows rows) {
  /** Makes the rows of a table. */
  @FunctionalInterface
  public interface Rows {
    /**
     * The rows, made one after the other. Rows that the request's conditions refuse may be among
     * them: they are looked at again.
     *
     * @throws io.obkv.server.catalog.SqlException when the request lacks a condition that the table
     *     needs
     */
    Stream<Value[]> read(VirtualRequest request);
  }

  /**
   * What DESC says of a table.
   *
   * @param name as the engine writes it; looked up in any case
   * @param columns in order
   * @param keys the names of the columns of its key; none for a view
   * @param positions of the columns by their names in lower case
   * @param sparse whether columns that are not set are NULL, NOT NULL or not
   */
  public record Definition(
      String database,
      String name,
      List<ColumnSchema> columns,
      Set<String> keys,
      Map<String, Integer> positions,
      boolean sparse) {
    public Definition {
      requireNonNull(database, "database");
      requireNonNull(name, "name");
      columns = List.copyOf(columns);
      keys = Set.copyOf(keys);
      positions = Map.copyOf(positions);
    }

    static Definition of(
        String database,
        String name,
        List<ColumnSchema> columns,
        Set<String> keys,
        boolean sparse) {
      Map<String, Integer> positions = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        positions.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
      }
      return new Definition(database, name, columns, keys, positions, sparse);
    }

    /** The position of a column by its name in lower case. */
    int position(String column) {
      Integer position = positions.get(column);
      if (position == null) {
        throw new IllegalArgumentException(name + " has no column " + column);
      }
      return position;
    }
  }

  public VirtualTable {
    requireNonNull(definition, "definition");
    requireNonNull(rows, "rows");
  }
}
