// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.ColumnScope;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.NodeParser;
import io.obkv.server.sql.access.TableScope;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SET a = …, b = …: from left to right, later ones see what earlier ones did. VALUES(column) means
 * the row that was to be inserted. For one statement.
 */
final class Assignments {
  private static final String NEW_ROW = "new row";

  private record Assignment(int position, Expression value) {}

  private final StatementScope scope;
  private final TableLayout layout;
  private final List<Assignment> assignments = new ArrayList<>();

  Assignments(OBParser.Update_asgn_listContext tree, TableScope table, StatementScope scope) {
    this.scope = scope;
    this.layout = table.layout();
    int width = layout.columns().size();
    ColumnScope columns = column -> column.table().equals(NEW_ROW)
        ? width + layout.position(column.name())
        : table.position(column);
    for (OBParser.Update_asgn_factorContext one : tree.update_asgn_factor()) {
      int position = table.position(NodeParser.column(one.column_definition_ref()));
      checkAssignable(position, one);
      Expression value = one.expr_or_default().expr() == null
          ? (row, context) -> defaultOf(position)
          : ExpressionCompiler.compile(node(one.expr_or_default().expr()), columns);
      assignments.add(new Assignment(position, value));
    }
  }

  private void checkAssignable(int position, OBParser.Update_asgn_factorContext one) {
    ColumnSchema column = layout.columns().get(position);
    if (column.generated().isPresent() && one.expr_or_default().expr() != null) {
      throw SqlErrors.of(
          -5290,
          3105,
          "HY000",
          "The value specified for generated column '" + column.name() + "' in table '"
              + layout.schema().name() + "' is not allowed");
    }
  }

  private Node node(OBParser.ExprContext tree) {
    return scope
        .resolved(NodeParser.parse(tree))
        .rewrite(part -> part instanceof Node.Call call
                && call.name().equals("values")
                && call.arguments().get(0) instanceof Node.Column column
            ? new Node.Column(NEW_ROW, column.name())
            : part);
  }

  private Value defaultOf(int position) {
    Value value = layout.defaultOf(position, scope.context());
    return value == null ? Value.NULL : value;
  }

  /**
   * The changed row.
   *
   * @param offered the row that was to be inserted, or null in an UPDATE
   * @return the row itself when nothing changed
   */
  Value[] apply(Value[] row, Value[] offered, boolean ignore) {
    int width = row.length;
    Value[] seen = Arrays.copyOf(row, width * 2);
    if (offered != null) {
      System.arraycopy(offered, 0, seen, width, width);
    }
    boolean changed = false;
    for (Assignment assignment : assignments) {
      int position = assignment.position;
      if (layout.columns().get(position).generated().isPresent()) {
        continue;
      }
      Value next = converted(assignment.value.evaluate(seen, scope.context()), position, ignore);
      changed |= !next.equals(seen[position]);
      seen[position] = next;
    }
    if (!changed) {
      return row;
    }
    Value[] after = Arrays.copyOf(seen, width);
    touch(row, after);
    layout.computeGenerated(after, scope.context());
    return after;
  }

  private Value converted(Value value, int position, boolean ignore) {
    ColumnSchema column = layout.columns().get(position);
    if (value.isNull() && !column.nullable()) {
      throw SqlErrors.of(-4235, 1048, "23000", "Column '" + column.name() + "' cannot be null");
    }
    Value converted = ColumnConversion.convert(value, column, scope.rules(1, ignore));
    return converted.isNull() ? layout.nullOf(position) : layout.typed(position, converted);
  }

  /** ON UPDATE CURRENT_TIMESTAMP, where the column itself was not set. */
  private void touch(Value[] before, Value[] after) {
    for (int i = 0; i < after.length; i++) {
      int position = i;
      ColumnSchema column = layout.columns().get(i);
      boolean set = assignments.stream().anyMatch(one -> one.position == position);
      if (column.onUpdateCurrentTimestamp() && !set && before[i].equals(after[i])) {
        after[i] = layout.currentTime(i, column.type().scale(), scope.context());
      }
    }
  }
}
