// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.Comparisons;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;

/** Finds the one primary key that a condition leaves, when it fixes every column of it. Stateless. */
final class KeyCondition {
  private KeyCondition() {}

  /** The key's values in the key's order; empty when the condition does not fix them all. */
  static Optional<Value[]> of(Node condition, TableScope scope, EvaluationContext context) {
    TableLayout layout = scope.layout();
    Value[] byPosition = new Value[layout.columns().size()];
    collect(condition, scope, context, byPosition);
    int[] positions = layout.keyPositions();
    Value[] key = new Value[positions.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = byPosition[positions[i]];
      if (key[i] == null) {
        return Optional.empty();
      }
    }
    return Optional.of(key);
  }

  private static void collect(
      Node node, TableScope scope, EvaluationContext context, Value[] found) {
    if (!(node instanceof Node.Call call)) {
      return;
    }
    if (call.name().equals("and")) {
      call.arguments().forEach(part -> collect(part, scope, context, found));
    } else if (call.name().equals("=")) {
      Node left = call.arguments().get(0);
      Node right = call.arguments().get(1);
      note(left, right, scope, context, found);
      note(right, left, scope, context, found);
    }
  }

  private static void note(
      Node side, Node other, TableScope scope, EvaluationContext context, Value[] found) {
    if (!(side instanceof Node.Column column) || !isConstant(other)) {
      return;
    }
    int position = scope.position(column);
    Value value = ExpressionCompiler.compile(other, List.of()).evaluate(new Value[0], context);
    Value exact = exactly(value, position, scope.layout(), context);
    if (exact != null) {
      found[position] = exact;
    }
  }

  private static boolean isConstant(Node node) {
    return !(node instanceof Node.Column)
        && node.children().stream().allMatch(KeyCondition::isConstant);
  }

  /** The value in the column's type; null when it is not the same value there. */
  private static Value exactly(
      Value value, int position, TableLayout layout, EvaluationContext context) {
    ColumnSchema column = layout.columns().get(position);
    boolean text = column.type().type().isBytes();
    if (value.isNull() || text != value.type().isBytes()) {
      return null;
    }
    try {
      Value converted = ColumnConversion.convert(value, column, ConversionRules.strict(context));
      return Comparisons.compare(converted, value, context) == 0
          ? layout.typed(position, converted)
          : null;
    } catch (SqlException unfit) {
      // No row has such a key; reading them all finds none and reports what the engine reports.
      return null;
    }
  }
}
