// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import java.util.List;

/**
 * What DDL needs of the storage. Methods return when the change is durable. Safe for many threads.
 *
 * <p>Dropping comes behind the change of the catalog, so that nobody reaches the tablets any more;
 * filling and rewriting come before it, while the new tablets are not yet known to anybody else.
 */
public interface TabletChanges {
  /**
   * Holds writers to a table off, from now until {@link #letIn}; those that write have committed when
   * this returns.
   *
   * @throws io.obkv.server.catalog.SqlException 1205 when they do not end in time
   */
  void holdOff(long tableId);

  /**
   * Lets writers in everywhere.
   *
   * @param schemaVersion of the tables that were held off: who knows an earlier one has to look
   *     again; 0 when nothing has changed
   */
  void letIn(long schemaVersion);

  /** Removes everything that the tablets hold. Tablets without anything are no error. */
  void drop(List<Long> tabletIds);

  /** Lets the table's AUTO_INCREMENT start anew. */
  void resetAutoIncrement(long tableId);

  /**
   * Lets the table's AUTO_INCREMENT go on behind the highest number of its rows, and at the first
   * number of its options at least.
   */
  void restartAutoIncrement(TableSchema table);

  /**
   * Makes the entries of a new index from the rows of the table.
   *
   * @param table the table with the index
   * @throws io.obkv.server.catalog.SqlException 1062 when the index is unique and values are not
   */
  void fillIndex(TableSchema table, IndexSchema index);

  /**
   * Copies every row into the new shape of the table: columns by their number, each brought into
   * its new type, new ones at their default, rows into the tablets where they then belong.
   *
   * @throws io.obkv.server.catalog.SqlException when a value does not fit its new type
   */
  void rewrite(TableSchema from, TableSchema to);
}
