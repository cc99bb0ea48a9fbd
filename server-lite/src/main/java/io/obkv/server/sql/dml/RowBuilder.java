// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.Node;
import io.obkv.server.sql.access.TableScope;
import io.obkv.server.sql.ddl.ImplicitDefaults;
import io.obkv.server.sql.session.SqlWarning;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.util.List;

/** Makes complete rows from the values of an INSERT: defaults, numbers drawn. For one statement. */
final class RowBuilder {
  private final StatementScope scope;
  private final TableLayout layout;
  private final int[] targets;
  private final boolean ignore;
  private long firstDrawn;

  /**
   * @param targets the position of the column that each value is for
   * @param ignore true for INSERT IGNORE
   */
  RowBuilder(StatementScope scope, TableLayout layout, int[] targets, boolean ignore) {
    this.scope = scope;
    this.layout = layout;
    this.targets = targets;
    this.ignore = ignore;
  }

  /** The first number that was drawn, 0 when none was. */
  long firstDrawn() {
    return firstDrawn;
  }

  /**
   * A row.
   *
   * @param nodes a value a target; null stands for DEFAULT
   * @param number the row's number, from 1
   */
  Value[] build(List<Node> nodes, int number, TableScope columns) {
    if (nodes.size() != targets.length) {
      throw SqlErrors.of(
          -5175, 1136, "21S01", "Column count doesn't match value count at row " + number);
    }
    Value[] row = new Value[layout.columns().size()];
    ConversionRules rules = scope.rules(number, ignore);
    for (int i = 0; i < targets.length; i++) {
      Node node = nodes.get(i);
      if (node == null) {
        continue;
      }
      ColumnSchema column = layout.columns().get(targets[i]);
      if (column.generated().isPresent()) {
        throw SqlErrors.of(
            -5290,
            3105,
            "HY000",
            "The value specified for generated column '" + column.name() + "' in table '"
                + layout.schema().name() + "' is not allowed");
      }
      Expression expression = ExpressionCompiler.compile(scope.resolved(node), columns);
      row[targets[i]] = given(expression.evaluate(row, scope.context()), targets[i], rules);
    }
    fillDefaults(row);
    layout.computeGenerated(row, scope.context());
    return row;
  }

  private Value given(Value value, int position, ConversionRules rules) {
    ColumnSchema column = layout.columns().get(position);
    if (value.isNull() && position == layout.autoIncrementPosition()) {
      return null;
    }
    if (value.isNull() && !column.nullable()) {
      return notNull(column, position);
    }
    Value converted = ColumnConversion.convert(value, column, rules);
    boolean draws = position == layout.autoIncrementPosition() && converted.bits() == 0;
    return draws
        ? null
        : converted.isNull() ? layout.nullOf(position) : layout.typed(position, converted);
  }

  private Value notNull(ColumnSchema column, int position) {
    String text = "Column '" + column.name() + "' cannot be null";
    if (!ignore) {
      throw SqlErrors.of(-4235, 1048, "23000", text);
    }
    scope.warnings().add(SqlWarning.warning(1048, text));
    return layout.typed(position, ImplicitDefaults.of(column.type()));
  }

  private void fillDefaults(Value[] row) {
    for (int i = 0; i < row.length; i++) {
      ColumnSchema column = layout.columns().get(i);
      if (i == layout.autoIncrementPosition()) {
        count(row, i);
      } else if (row[i] == null && column.isHidden()) {
        row[i] = number(i, scope.store().nextHiddenKey(layout));
      } else if (row[i] == null && column.generated().isEmpty()) {
        row[i] = defaultOf(column, i);
      }
    }
  }

  private void count(Value[] row, int position) {
    if (row[position] == null) {
      long drawn = scope.store().nextAutoIncrement(layout);
      firstDrawn = firstDrawn == 0 ? drawn : firstDrawn;
      row[position] = number(position, drawn);
    } else if (row[position].bits() > 0 && row[position].bytes().length == 0) {
      scope.store().noteAutoIncrement(layout, row[position].bits());
    }
  }

  private Value number(int position, long drawn) {
    Value converted = ColumnConversion.convert(
        Value.ofBigInt(drawn), layout.columns().get(position), scope.rules(1, false));
    return layout.typed(position, converted);
  }

  private Value defaultOf(ColumnSchema column, int position) {
    Value value = layout.defaultOf(position, scope.context());
    if (value != null) {
      return value;
    }
    String text = "Field '" + column.name() + "' doesn't have a default value";
    if (!ignore && scope.isStrict()) {
      throw SqlErrors.of(-4227, 1364, "HY000", text);
    }
    scope.warnings().add(SqlWarning.warning(1364, text));
    return layout.typed(position, ImplicitDefaults.of(column.type()));
  }
}
