// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows put into groups, which come in the order of what they have in common: the columns of a group's
 * first row, then the aggregates. Without keys there is one group, even of no rows. Holds a row a
 * group.
 */
final class Aggregation implements Operator {
  private final Operator input;
  private final int width;
  private final Expression[] keys;
  private final List<Node.Call> calls;
  private final List<Expression[]> arguments = new ArrayList<>();
  private final String text;
  private final Execution execution;

  private record Group(Value[] first, List<Aggregate> aggregates) {}

  /**
   * @param scope the columns of the input
   * @param keys what the rows of a group have in common
   * @param calls the aggregates, their columns bound
   * @param text the keys for EXPLAIN
   */
  Aggregation(
      Operator input,
      RelationScope scope,
      List<Node> keys,
      List<Node.Call> calls,
      String text,
      Execution execution) {
    this.input = input;
    this.width = scope.fields().size();
    this.keys =
        keys.stream().map(key -> ExpressionCompiler.compile(key, scope)).toArray(Expression[]::new);
    this.calls = List.copyOf(calls);
    calls.forEach(call -> arguments.add(Aggregates.arguments(call, scope)));
    this.text = text;
    this.execution = execution;
  }

  @Override
  public RowCursor open() {
    Map<Value[], Group> groups = new TreeMap<>(new RowOrder(execution.context()));
    try (RowCursor rows = input.open()) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        add(row, groups);
      }
    }
    if (groups.isEmpty() && keys.length == 0) {
      Value[] nothing = new Value[width];
      Arrays.fill(nothing, Value.NULL);
      groups.put(new Value[0], new Group(nothing, aggregates()));
    }
    return new ListCursor(groups.values().stream().map(this::row).toList());
  }

  private void add(Value[] row, Map<Value[], Group> groups) {
    Value[] key = evaluate(keys, row);
    Group group = groups.get(key);
    if (group == null) {
      execution.hold(row);
      group = new Group(row, aggregates());
      groups.put(key, group);
    }
    for (int i = 0; i < calls.size(); i++) {
      Value[] values = evaluate(arguments.get(i), row);
      if (!hasNull(values, Aggregates.width(calls.get(i), values.length))) {
        group.aggregates.get(i).add(values);
      }
    }
  }

  private static boolean hasNull(Value[] values, int width) {
    for (int i = 0; i < width; i++) {
      if (values[i].isNull()) {
        return true;
      }
    }
    return false;
  }

  private Value[] evaluate(Expression[] expressions, Value[] row) {
    Value[] values = new Value[expressions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = expressions[i].evaluate(row, execution.context());
    }
    return values;
  }

  private List<Aggregate> aggregates() {
    return calls.stream().map(call -> Aggregates.start(call, execution)).toList();
  }

  private Value[] row(Group group) {
    Value[] row = Arrays.copyOf(group.first, width + calls.size());
    for (int i = 0; i < calls.size(); i++) {
      row[width + i] = group.aggregates.get(i).result();
    }
    return row;
  }

  @Override
  public PlanStep describe() {
    String operator = keys.length == 0 ? "SCALAR GROUP BY" : "GROUP BY";
    return PlanStep.of(operator, input.describe()).with("group", text);
  }
}
