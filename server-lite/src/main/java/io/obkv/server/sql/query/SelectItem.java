// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import io.obkv.server.expression.Node;

/** One thing that a SELECT gives. Immutable. */
public sealed interface SelectItem {
  /**
   * An expression.
   *
   * @param label its name in the result
   */
  record Labelled(Node node, String label) implements SelectItem {}

  /**
   * All columns.
   *
   * @param table the table's name in the statement, in lower case; empty for all tables
   */
  record Star(String table) implements SelectItem {}
}
