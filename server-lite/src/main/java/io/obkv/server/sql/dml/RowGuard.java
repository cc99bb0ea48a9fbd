// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.dml;

import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableConstraints;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.ExpressionCompiler;
import io.obkv.server.expression.LogicValues;
import io.obkv.server.expression.ValueText;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** CHECK conditions, and the text of a duplicate. Immutable. */
final class RowGuard {
  private final TableLayout layout;
  private final StatementScope scope;
  private final List<Expression> checks;

  RowGuard(TableLayout layout, StatementScope scope) {
    TableConstraints constraints = scope.state().constraints(layout.schema().id());
    this.layout = layout;
    this.scope = scope;
    this.checks = constraints.checks().stream()
        .map(check -> ExpressionCompiler.compile(check.condition(), layout.columns()))
        .toList();
  }

  /** The foreign keys to look at in one run of a transaction. */
  ForeignKeyChecks foreignKeys() {
    return new ForeignKeyChecks(scope, layout);
  }

  /** Refuses a row for which a CHECK is false; NULL passes. */
  void check(Value[] row) {
    for (Expression check : checks) {
      if (LogicValues.isFalse(check.evaluate(row, scope.context()))) {
        throw SqlErrors.of(-5693, 3819, "HY000", "check constraint violated");
      }
    }
  }

  /** 1062 for a row that has a key's values already: columns joined by dashes. */
  SqlException duplicate(Value[] row, List<String> columns, String key) {
    StringJoiner values = new StringJoiner("-");
    for (String column : columns) {
      values.add(printed(row[layout.position(column)]));
    }
    return SqlErrors.of(
        -5024, 1062, "23000", "Duplicate entry '" + values + "' for key '" + key + "'");
  }

  private String printed(Value value) {
    if (value.isNull()) {
      return "NULL";
    }
    boolean point = value.type() == ValueType.DATETIME || value.type() == ValueType.TIMESTAMP;
    if (point) {
      return ValueText.of(
          value.withMeta(value.collationLevel(), value.collation(), 6),
          scope.context().zone());
    }
    if (!value.type().isBytes()) {
      return ValueText.of(value, scope.context().zone());
    }
    String text = new String(value.bytes(), StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
