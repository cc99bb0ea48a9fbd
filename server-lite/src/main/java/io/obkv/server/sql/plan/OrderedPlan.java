// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.query.Limit;
import io.obkv.server.sql.query.Query;
import io.obkv.server.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/** A query with an order and a limit around it. For one statement. */
final class OrderedPlan implements BoundQuery {
  private final Query.Ordered tree;
  private final BoundQuery query;
  private final RelationScope scope;
  private final Execution execution;

  /**
   * @param around a scope of the statement, for the columns of queries around
   */
  OrderedPlan(Query.Ordered tree, BoundQuery query, RelationScope around, Execution execution) {
    this.tree = tree;
    this.query = query;
    this.execution = execution;
    List<Field> fields = query.columns().stream()
        .map(column -> new Field("", column.label(), column, false))
        .toList();
    this.scope = around.over(fields).in("order clause");
  }

  @Override
  public List<ResultColumn> columns() {
    return query.columns();
  }

  @Override
  public Operator build(List<Node> accepted) {
    Operator rows = query.build(List.of());
    if (!tree.orderBy().isEmpty()) {
      rows = sorted(rows);
    }
    return tree.limit().equals(Limit.NONE) ? rows : new LimitRows(rows, tree.limit());
  }

  private Operator sorted(Operator rows) {
    List<Ordering.Key> keys = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (Query.SortKey key : tree.orderBy()) {
      Node node = scope.bind(ResultPositions.resolve(key.node(), scope.fields().size()));
      nodes.add(node);
      keys.add(new Ordering.Key(ExpressionCompiler.compile(node, scope), key.descending()));
    }
    return new Sort(
        rows,
        new Ordering(keys, execution.context()),
        tree.limit().end(),
        Conditions.text(nodes, scope),
        execution);
  }
}
