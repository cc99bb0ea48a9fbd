// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What SQL demands of a table's rows besides types and keys; the other models do not look at it.
 * Immutable.
 *
 * @param tableId the table
 * @param foreignKeys rows that must exist in other tables
 * @param checks conditions over each row
 */
public record TableConstraints(long tableId, List<ForeignKey> foreignKeys, List<Check> checks) {
  public TableConstraints {
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
  }

  /** Nothing demanded. */
  public static TableConstraints none(long tableId) {
    return new TableConstraints(tableId, List.of(), List.of());
  }

  public boolean isEmpty() {
    return foreignKeys.isEmpty() && checks.isEmpty();
  }

  /**
   * A CHECK.
   *
   * @param name given or made up
   * @param condition in the engine's normal form
   */
  public record Check(String name, String condition) {
    public Check {
      requireNonNull(name, "name");
      requireNonNull(condition, "condition");
    }
  }

  /**
   * A FOREIGN KEY; changing or removing what it points at is refused (RESTRICT).
   *
   * @param name given or made up
   * @param columns the columns of this table
   * @param parentDatabase where the other table is
   * @param parentTable the other table
   * @param parentColumns its columns
   */
  public record ForeignKey(
      String name,
      List<String> columns,
      String parentDatabase,
      String parentTable,
      List<String> parentColumns) {
    public ForeignKey {
      requireNonNull(name, "name");
      columns = List.copyOf(columns);
      requireNonNull(parentDatabase, "parentDatabase");
      requireNonNull(parentTable, "parentTable");
      parentColumns = List.copyOf(parentColumns);
    }
  }
}
