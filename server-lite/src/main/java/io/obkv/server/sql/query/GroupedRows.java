// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.query;

import io.obkv.server.expression.ColumnScope;
import io.obkv.server.expression.Comparisons;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows put into groups. Aggregates that were registered become columns behind those of the table; a
 * group's other columns are those of its first row. For one statement.
 */
final class GroupedRows {
  private static final String SLOT = "aggregate ";

  private final int width;
  private final ColumnScope scope;
  private final EvaluationContext context;
  private final List<Node.Call> calls = new ArrayList<>();
  private final List<Expression> arguments = new ArrayList<>();
  private final List<Expression> keys;
  private final Map<Value[], Group> groups;

  private record Group(Value[] first, List<Aggregate> aggregates) {}

  /**
   * @param width columns of the table
   * @param keys what GROUP BY names; none makes one group of all rows
   */
  GroupedRows(int width, ColumnScope scope, List<Node> keys, EvaluationContext context) {
    this.width = width;
    this.scope = scope;
    this.context = context;
    this.keys = keys.stream().map(key -> ExpressionCompiler.compile(key, scope)).toList();
    this.groups = new TreeMap<>(this::compareKeys);
  }

  private int compareKeys(Value[] left, Value[] right) {
    for (int i = 0; i < left.length; i++) {
      boolean nulls = left[i].isNull() || right[i].isNull();
      int order = nulls
          ? Boolean.compare(right[i].isNull(), left[i].isNull())
          : Comparisons.compare(left[i], right[i], context);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The expression with aggregates replaced by columns of the groups. */
  Node register(Node node) {
    if (Aggregate.isAggregate(node)) {
      Node.Call call = (Node.Call) node;
      int known = calls.indexOf(call);
      if (known < 0) {
        known = calls.size();
        calls.add(call);
        Node argument = call.arguments().get(0);
        arguments.add(
            argument instanceof Node.Star
                ? (row, any) -> Value.ofBigInt(1)
                : ExpressionCompiler.compile(argument, scope));
      }
      return new Node.Column(SLOT, Integer.toString(known));
    }
    if (node instanceof Node.Call call) {
      return new Node.Call(
          call.name(), call.arguments().stream().map(this::register).toList());
    }
    return node instanceof Node.Cast cast
        ? new Node.Cast(register(cast.operand()), cast.target())
        : node;
  }

  /** Finds columns of the table and registered aggregates. */
  ColumnScope groupScope() {
    return column -> column.table().equals(SLOT)
        ? width + Integer.parseInt(column.name())
        : scope.position(column);
  }

  void add(Value[] row) {
    Value[] key = keys.stream().map(part -> part.evaluate(row, context)).toArray(Value[]::new);
    Group group = groups.computeIfAbsent(key, any -> new Group(row, aggregates()));
    for (int i = 0; i < arguments.size(); i++) {
      group.aggregates.get(i).add(arguments.get(i).evaluate(row, context));
    }
  }

  private List<Aggregate> aggregates() {
    return calls.stream().map(call -> new Aggregate(call, context)).toList();
  }

  /** One row a group; without keys there is one group, even of no rows. */
  List<Value[]> rows() {
    if (groups.isEmpty() && keys.isEmpty()) {
      Value[] nothing = new Value[width];
      Arrays.fill(nothing, Value.NULL);
      groups.put(new Value[0], new Group(nothing, aggregates()));
    }
    List<Value[]> rows = new ArrayList<>();
    for (Group group : groups.values()) {
      Value[] row = Arrays.copyOf(group.first, width + calls.size());
      for (int i = 0; i < calls.size(); i++) {
        row[width + i] = group.aggregates.get(i).result();
      }
      rows.add(row);
    }
    return rows;
  }
}
