// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.query.Query;
import io.obkv.server.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/** UNION, INTERSECT and EXCEPT. For one statement. */
final class SetPlan implements BoundQuery {
  private final Query.SetOperation tree;
  private final BoundQuery left;
  private final BoundQuery right;
  private final Execution execution;

  SetPlan(Query.SetOperation tree, BoundQuery left, BoundQuery right, Execution execution) {
    this.tree = tree;
    this.left = left;
    this.right = right;
    this.execution = execution;
    if (left.columns().size() != right.columns().size()) {
      throw SqlErrors.of(
          -5007,
          1222,
          "21000",
          "The used SELECT statements have a different number of columns");
    }
  }

  @Override
  public List<ResultColumn> columns() {
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      ResultColumn one = left.columns().get(i);
      ColumnType type = ResultTypes.common(one.type(), right.columns().get(i).type());
      columns.add(ResultColumn.expression(one.label(), type));
    }
    return columns;
  }

  @Override
  public Operator build(List<Node> accepted) {
    Operator one = left.build(List.of());
    Operator other = right.build(List.of());
    if (tree.kind() == Query.SetOperation.Kind.UNION) {
      Operator all = new Concatenation(one, other);
      return tree.all() ? all : new Distinct(all, execution);
    }
    boolean wanted = tree.kind() == Query.SetOperation.Kind.INTERSECT;
    return new Distinct(new Membership(one, other, wanted, execution), execution);
  }
}
