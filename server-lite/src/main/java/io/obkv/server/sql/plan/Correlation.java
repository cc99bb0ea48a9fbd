// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import java.util.Optional;

/**
 * How a query sees the row of the query around it. The outer query sets the row before it opens the
 * inner one. For one thread at a time.
 */
final class Correlation {
  private final RelationScope scope;
  private Value[] row;
  private boolean used;

  Correlation(RelationScope scope) {
    this.scope = scope;
  }

  /** Chooses the outer row. */
  void setRow(Value[] outer) {
    row = outer;
  }

  /** True when the inner query has named a column of a query around it. */
  boolean isUsed() {
    return used;
  }

  /** What reads a column of a query around; empty when there is none of that name. */
  Optional<Expression> find(Node.Column column) {
    return scope.find(column).map(outer -> {
      used = true;
      return (inner, context) -> outer.evaluate(row, context);
    });
  }

  Optional<ColumnType> type(Node.Column column) {
    return scope.typeOf(column);
  }
}
