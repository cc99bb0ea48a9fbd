// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * The aggregates of one SELECT: each becomes a column behind those of the rows. For one statement.
 */
final class Grouping {
  private final int width;
  private final List<Node.Call> calls = new ArrayList<>();

  /**
   * @param width columns of the rows
   */
  Grouping(int width) {
    this.width = width;
  }

  /** True when the expression needs groups. */
  static boolean isAggregated(Node node) {
    return Aggregates.isAggregate(node)
        || node.children().stream().anyMatch(Grouping::isAggregated);
  }

  /** 1111 for an aggregate where there are no groups. */
  static Node refuseIn(Node node) {
    if (isAggregated(node)) {
      throw SqlErrors.of(-5176, 1111, "HY000", "Invalid use of group function");
    }
    return node;
  }

  /** The expression, whose columns are bound, with aggregates replaced by columns of the groups. */
  Node register(Node node) {
    return node.rewrite(part -> {
      if (!Aggregates.isAggregate(part)) {
        return part;
      }
      Node.Call call = (Node.Call) part;
      call.arguments().forEach(this::refuseAggregate);
      int known = calls.indexOf(call);
      if (known < 0) {
        known = calls.size();
        calls.add(call);
      }
      return RelationScope.field(width + known);
    });
  }

  private void refuseAggregate(Node argument) {
    boolean nested = argument instanceof Node.Column column
        && RelationScope.isField(column)
        && RelationScope.fieldPosition(column) >= width;
    if (nested) {
      throw SqlErrors.of(-5176, 1111, "HY000", "Invalid use of group function");
    }
    argument.children().forEach(this::refuseAggregate);
  }

  List<Node.Call> calls() {
    return calls;
  }

  /** The columns of the groups: those of the rows, then the aggregates. */
  List<Field> fields(RelationScope rows) {
    List<Field> all = new ArrayList<>(rows.fields());
    for (Node.Call call : calls) {
      ResultColumn column = ResultColumn.expression(call.name(), ResultTypes.of(call, rows));
      all.add(new Field("", "", column, true));
    }
    return all;
  }
}
