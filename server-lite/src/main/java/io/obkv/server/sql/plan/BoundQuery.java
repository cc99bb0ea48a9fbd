// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Node;
import io.obkv.server.sql.session.ResultColumn;
import java.util.List;

/** A query whose names have been looked up. For one statement. */
interface BoundQuery {
  /** What its columns are. */
  List<ResultColumn> columns();

  /**
   * The condition over the query's columns as one over its rows before they are selected; null where
   * it must be looked at afterwards.
   */
  default Node accept(Node condition) {
    return null;
  }

  /**
   * What gives its rows.
   *
   * @param accepted conditions that {@link #accept} gave
   */
  Operator build(List<Node> accepted);
}
