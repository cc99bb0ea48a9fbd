// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnScope;
import io.obkv.server.expression.Node;
import io.obkv.server.tablet.TableLayout;

/**
 * The columns of one table under the name that a statement gives it.
 *
 * @param layout the table
 * @param alias in lower case
 * @param clause the part of the statement, for messages
 */
public record TableScope(TableLayout layout, String alias, String clause) implements ColumnScope {
  @Override
  public int position(Node.Column column) {
    int position = column.table().isEmpty() || column.table().equals(alias)
        ? layout.position(column.name())
        : -1;
    if (position < 0 || layout.columns().get(position).isHidden()) {
      String prefix = column.table().isEmpty() ? "" : column.table() + ".";
      throw SqlErrors.unknownColumn(prefix + column.name(), clause);
    }
    return position;
  }

  /** The same columns, seen from another clause. */
  public TableScope in(String otherClause) {
    return new TableScope(layout, alias, otherClause);
  }
}
