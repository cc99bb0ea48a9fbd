// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.Comparisons;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Node;
import io.obkv.server.expression.Truth;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a comparison holds for one, or for all, of a query's rows: IN, ANY and ALL. The rows of a
 * query that does not see the rows around it are read once and held. For one thread at a time.
 */
final class SubqueryComparison implements Expression {
  private static final Value TRUE = Value.ofBigInt(1);
  private static final Value FALSE = Value.ofBigInt(0);

  private final Operator rows;
  private final Correlation around;
  private final List<Expression> operands;
  private final String operator;
  private final boolean forAll;
  private final Execution execution;
  private List<Value[]> held;

  SubqueryComparison(
      Operator rows,
      Correlation around,
      List<Expression> operands,
      Node.Subquery node,
      Execution execution) {
    this.rows = rows;
    this.around = around;
    this.operands = operands;
    this.operator = node.operator();
    this.forAll = node.form() == Node.Subquery.Form.ALL;
    this.execution = execution;
    if (operands.size() > 1 && !operator.equals("=")) {
      throw SqlErrors.notSupported("comparison of a row with " + operator);
    }
  }

  @Override
  public Value evaluate(Value[] row, EvaluationContext context) {
    Value[] wanted = new Value[operands.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = operands.get(i).evaluate(row, context);
    }
    around.setRow(row);
    try (RowCursor cursor = cursor()) {
      return compare(wanted, cursor, context);
    }
  }

  private RowCursor cursor() {
    if (around.isUsed()) {
      return rows.open();
    }
    if (held == null) {
      held = new ArrayList<>();
      try (RowCursor cursor = rows.open()) {
        for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
          execution.hold(row);
          held.add(row);
        }
      }
    }
    return new ListCursor(held);
  }

  /** NULL when no row decides and one might have. */
  private Value compare(Value[] wanted, RowCursor cursor, EvaluationContext context) {
    boolean unknown = false;
    for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
      Value holds = holds(wanted, row, context);
      if (holds.isNull()) {
        unknown = true;
      } else if (Truth.of(holds) != forAll) {
        return holds;
      }
    }
    return unknown ? Value.NULL : forAll ? TRUE : FALSE;
  }

  private Value holds(Value[] wanted, Value[] row, EvaluationContext context) {
    boolean unknown = false;
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].isNull() || row[i].isNull()) {
        unknown = true;
      } else if (!holds(Comparisons.compare(wanted[i], row[i], context))) {
        return FALSE;
      }
    }
    return unknown ? Value.NULL : TRUE;
  }

  private boolean holds(int order) {
    return switch (operator) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
