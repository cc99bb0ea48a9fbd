// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.ddl;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Optional;

/**
 * A column as its definition says it.
 *
 * @param column the column; a generated one has its expression as written until all columns are known
 * @param primaryKey true for PRIMARY KEY in the line
 * @param uniqueKey true for UNIQUE in the line
 * @param explicitNull true when NULL was said
 * @param expression of a generated column
 * @param checks conditions of CHECK in the line
 */
record ColumnDraft(
    ColumnSchema column,
    boolean primaryKey,
    boolean uniqueKey,
    boolean explicitNull,
    Optional<Node> expression,
    List<CheckDraft> checks) {
  /**
   * A CHECK.
   *
   * @param name empty when it was given none
   * @param column the one in whose line it stands and that alone it may name; empty for a table's
   */
  record CheckDraft(String name, Node condition, Optional<String> column) {
    /** A CHECK of the table. */
    static CheckDraft ofTable(String name, Node condition) {
      return new CheckDraft(name, condition, Optional.empty());
    }
  }

  ColumnDraft with(ColumnSchema other) {
    return new ColumnDraft(other, primaryKey, uniqueKey, explicitNull, expression, checks);
  }
}
