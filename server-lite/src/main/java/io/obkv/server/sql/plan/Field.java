// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.session.ResultColumn;

/**
 * One column of the rows between two operators. Immutable.
 *
 * @param table the name that statements put in front of the dot, in lower case
 * @param name compared without regard to case
 * @param column what a result set says of it
 * @param hidden true when only its full name reaches it, and a star does not
 */
record Field(String table, String name, ResultColumn column, boolean hidden) {
  Field {
    requireNonNull(table, "table");
    requireNonNull(name, "name");
    requireNonNull(column, "column");
  }

  ColumnType type() {
    return column.type();
  }

  boolean isNamed(Node.Column wanted) {
    return wanted.table().isEmpty()
        ? !hidden && name.equalsIgnoreCase(wanted.name())
        : wanted.table().equals(table) && name.equalsIgnoreCase(wanted.name());
  }

  /** The field where only its full name reaches it. */
  Field asHidden() {
    return new Field(table, name, column, true);
  }

  /** The field where it may be NULL though its table does not allow that. */
  Field asNullable() {
    ResultColumn nullable = new ResultColumn(
        column.label(),
        column.type(),
        true,
        column.key(),
        column.database(),
        column.table(),
        column.tableAlias(),
        column.name());
    return new Field(table, name, nullable, hidden);
  }
}
