// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Optional;

/** Plans the queries inside the expressions of one query. For one statement. */
final class Subqueries {
  private final Planner planner;
  private final NameScope names;

  Subqueries(Planner planner, NameScope names) {
    this.planner = planner;
    this.names = names;
  }

  private BoundQuery bind(Node.Subquery node, Correlation around) {
    return planner.bind(planner.context().parser().parse(node.query()), names, Optional.of(around));
  }

  /** The type of the only column of a query. */
  ColumnType type(Node.Subquery node, RelationScope scope) {
    BoundQuery query = bind(node, new Correlation(scope));
    requireColumns(query, 1);
    return query.columns().get(0).type();
  }

  /** What answers a query that stands in an expression over the scope. */
  Expression compile(Node.Subquery node, List<Expression> operands, RelationScope scope) {
    Correlation around = new Correlation(scope);
    BoundQuery query = bind(node, around);
    if (node.form() != Node.Subquery.Form.EXISTS) {
      requireColumns(query, Math.max(1, operands.size()));
    }
    Operator rows = query.build(List.of());
    return switch (node.form()) {
      case VALUE -> new SubqueryValue(rows, around);
      case EXISTS -> new SubqueryExists(rows, around);
      case ANY, ALL -> new SubqueryComparison(rows, around, operands, node, planner.execution());
    };
  }

  private static void requireColumns(BoundQuery query, int wanted) {
    if (query.columns().size() != wanted) {
      throw SqlErrors.of(-5042, 1241, "21000", "Operand should contain " + wanted + " column(s)");
    }
  }
}
