// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static java.util.Objects.requireNonNull;

import io.obkv.server.sql.session.ResultColumn;
import java.util.List;

/**
 * A statement whose values come later. Immutable; its parse tree is in the executor's cache, or made
 * again.
 *
 * @param text the statement
 * @param parameters how many values it wants
 * @param columns the columns of its rows, as the schema was when it was prepared; none for a statement
 *     without rows
 */
public record PreparedStatement(String text, int parameters, List<ResultColumn> columns) {
  public PreparedStatement {
    requireNonNull(text, "text");
    columns = List.copyOf(columns);
  }
}
