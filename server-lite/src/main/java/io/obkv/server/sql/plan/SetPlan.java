// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.Expression;
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
          -5007, 1222, "21000", "The used SELECT statements have a different number of columns");
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

  /** The rows of one side in the types of the whole. */
  private Operator converted(BoundQuery side) {
    Operator rows = side.build(List.of());
    List<ResultColumn> columns = columns();
    List<Expression> conversions = new ArrayList<>();
    boolean needed = false;
    for (int i = 0; i < columns.size(); i++) {
      int position = i;
      ColumnType type = columns.get(i).type();
      boolean differs =
          type.type().isBytes() && !side.columns().get(i).type().type().isBytes();
      needed |= differs;
      conversions.add(
          differs
              ? (row, context) -> ColumnConversion.cast(row[position], type, context)
              : (row, context) -> row[position]);
    }
    return needed ? new Projection(rows, conversions, execution) : rows;
  }

  @Override
  public Operator build(List<Node> accepted) {
    Operator one = converted(left);
    Operator other = converted(right);
    if (tree.kind() == Query.SetOperation.Kind.UNION) {
      Operator all = new Concatenation(one, other);
      return tree.all() ? all : new Distinct(all, execution);
    }
    boolean wanted = tree.kind() == Query.SetOperation.Kind.INTERSECT;
    return new Distinct(new Membership(one, other, wanted, execution), execution);
  }
}
