// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.tablet.PartitionBounds;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The tablets that can have rows which conditions leave. Stateless. */
final class PartitionPruning {
  private static final int MOST_COMBINATIONS = 2000;

  private PartitionPruning() {}

  /** The tablets, in the order of the partitions. */
  static List<Long> tablets(TableLayout layout, ColumnValues values) {
    if (!layout.schema().isPartitioned()) {
      return layout.schema().tabletIds();
    }
    Map<Integer, List<Value>> equal = new HashMap<>();
    Map<Integer, PartitionBounds.Interval> ranges = new HashMap<>();
    for (int column : layout.placementPositions()) {
      values
          .equal(column)
          .or(() -> generated(layout, column, values))
          .ifPresent(wanted -> equal.put(column, wanted));
      Optional<Value> lower = values.lower(column).map(ColumnValues.End::value);
      Optional<Value> upper = values.upper(column).map(ColumnValues.End::value);
      if (lower.isPresent() || upper.isPresent()) {
        ranges.put(column, new PartitionBounds.Interval(lower, upper));
      }
    }
    return layout.tabletsOf(new PartitionBounds(equal, ranges));
  }

  /** The values of a generated column whose sources all have given values. */
  private static Optional<List<Value>> generated(
      TableLayout layout, int column, ColumnValues values) {
    return layout.columns().get(column).generated().flatMap(made -> {
      Node node = ExpressionCompiler.parse(made.expression());
      List<Integer> sources = new ArrayList<>(new TreeSet<>(sources(node, layout)));
      List<Value[]> rows = List.<Value[]>of(new Value[layout.columns().size()]);
      for (int source : sources) {
        Optional<List<Value>> wanted = values.equal(source);
        if (wanted.isEmpty() || rows.size() * wanted.get().size() > MOST_COMBINATIONS) {
          return Optional.empty();
        }
        rows = combined(rows, source, wanted.get());
      }
      Expression expression = ExpressionCompiler.compile(node, layout.columns());
      return Optional.of(rows.stream()
          .map(row -> layout.typed(column, expression.evaluate(row, EvaluationContext.at(0))))
          .toList());
    });
  }

  private static List<Integer> sources(Node node, TableLayout layout) {
    if (node instanceof Node.Column name) {
      return List.of(layout.position(name.name()));
    }
    List<Integer> all = new ArrayList<>();
    node.children().forEach(part -> all.addAll(sources(part, layout)));
    return all;
  }

  private static List<Value[]> combined(List<Value[]> rows, int column, List<Value> values) {
    List<Value[]> more = new ArrayList<>();
    for (Value[] row : rows) {
      for (Value value : values) {
        Value[] next = row.clone();
        next[column] = value;
        more.add(next);
      }
    }
    return more;
  }
}
