// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.session;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.ColumnType;

/**
 * What a result set says of one of its columns.
 *
 * @param label the name that the statement gave it
 * @param type its type
 * @param nullable whether NULL may come
 * @param key true for a column of a primary key
 * @param database where it comes from; empty, like the next three, for an expression
 * @param table the table's name
 * @param tableAlias the table's name in the statement
 * @param name the column's name
 */
public record ResultColumn(
    String label,
    ColumnType type,
    boolean nullable,
    boolean key,
    String database,
    String table,
    String tableAlias,
    String name) {
  /** The alias that the engine gives to what SHOW answers. */
  private static final String SHOW_ALIAS = "subquery_alias";

  public ResultColumn {
    requireNonNull(label, "label");
    requireNonNull(type, "type");
    requireNonNull(database, "database");
    requireNonNull(table, "table");
    requireNonNull(tableAlias, "tableAlias");
    requireNonNull(name, "name");
  }

  /** A column that comes from no table. */
  public static ResultColumn expression(String label, ColumnType type) {
    return new ResultColumn(label, type, true, false, "", "", "", "");
  }

  /** A column of a SHOW statement. */
  public static ResultColumn show(String label, ColumnType type) {
    return new ResultColumn(label, type, true, false, "", "", SHOW_ALIAS, label);
  }
}
