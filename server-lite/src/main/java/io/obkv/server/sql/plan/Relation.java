// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Node;
import java.util.List;

/** Something of a FROM whose names have been looked up. For one statement. */
interface Relation {
  /** Its columns in the order of its rows. */
  List<Field> fields();

  /** The positions that a star stands for, in order. */
  default List<Integer> star() {
    List<Field> fields = fields();
    return java.util.stream.IntStream.range(0, fields.size())
        .filter(i -> !fields.get(i).hidden())
        .boxed()
        .toList();
  }

  /** True when queries may stand in its conditions: one table, that sees what the statement sees. */
  default boolean takesQueries() {
    return false;
  }

  /**
   * What gives its rows.
   *
   * @param conditions what the rows must fulfil, all of them; columns of the rows are bound to their
   *     positions, others are of the queries around
   */
  Operator build(List<Node> conditions);
}
