// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.catalog.ColumnSchema;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.ColumnConversion;
import io.obkv.server.expression.Comparisons;
import io.obkv.server.expression.ConversionRules;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.expression.Expression;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The values that conditions compare columns with, as of one opening of a plan, in the columns' types.
 * For one thread.
 */
final class ColumnValues {
  private static final long EXACT_AS_DOUBLE = 1L << 53;
  private static final Value[] NO_ROW = {};

  private final TableLayout layout;
  private final ColumnConditions conditions;
  private final EvaluationContext context;

  ColumnValues(TableLayout layout, ColumnConditions conditions, EvaluationContext context) {
    this.layout = layout;
    this.conditions = conditions;
    this.context = context;
  }

  /** One end of a range, in the column's type. */
  record End(Value value, boolean inclusive) {}

  /**
   * The values that the column must equal one of, in order and each once: none when no row can fulfil
   * the condition. Empty when there is no such condition, or when the column's order does not tell.
   */
  Optional<List<Value>> equal(int column) {
    if (!conditions.hasEqual(column)) {
      return Optional.empty();
    }
    TreeSet<Value> values = new TreeSet<>(layout.valueOrder(column));
    for (Expression expression : conditions.equal(column)) {
      Value value = expression.evaluate(NO_ROW, context);
      if (value.isNull()) {
        if (conditions.findsNull(column)) {
          values.add(layout.nullOf(column));
        }
        continue;
      }
      Value typed = nearest(value, column);
      if (typed == null || Comparisons.compare(typed, value, context) != 0) {
        return Optional.empty();
      }
      values.add(typed);
    }
    return Optional.of(new ArrayList<>(values));
  }

  /** Where the column begins; empty where nothing is known. */
  Optional<End> lower(int column) {
    return conditions.lower(column).flatMap(bound -> end(bound, column, 1));
  }

  /** Where the column ends; empty where nothing is known. */
  Optional<End> upper(int column) {
    return conditions.upper(column).flatMap(bound -> end(bound, column, -1));
  }

  /**
   * @param inwards 1 for a lower end, -1 for an upper one
   */
  private Optional<End> end(ColumnConditions.Bound bound, int column, int inwards) {
    Value value = bound.value().evaluate(NO_ROW, context);
    if (value.isNull()) {
      return Optional.empty();
    }
    Value typed = nearest(value, column);
    if (typed == null) {
      return Optional.empty();
    }
    int side = Comparisons.compare(typed, value, context) * inwards;
    // The column has no value between this one and the bound.
    return Optional.of(new End(typed, side > 0 || side == 0 && bound.inclusive()));
  }

  /** The column's value that is closest; null when the column is not in the order of comparison. */
  private Value nearest(Value value, int column) {
    ColumnSchema schema = layout.columns().get(column);
    if (!isComparable(value, schema)) {
      return null;
    }
    try {
      Value converted = ColumnConversion.convert(value, schema, ConversionRules.strict(context));
      Value typed = layout.typed(column, converted);
      boolean text = typed.type().isBytes();
      return text && !comparesAsStored(typed, value, schema) ? null : typed;
    } catch (SqlException | RequestException unfit) {
      // Such a value is not in the column; reading all rows reports what the engine reports.
      return null;
    }
  }

  private boolean comparesAsStored(Value typed, Value value, ColumnSchema schema) {
    return Comparisons.collation(typed, value) == schema.type().collation()
        && Comparisons.compare(typed, value, context) == 0;
  }

  private static boolean isComparable(Value value, ColumnSchema column) {
    ValueType type = column.type().type();
    if (type == ValueType.ENUM || type == ValueType.SET || type == ValueType.JSON) {
      return false;
    }
    if (type.isBytes()) {
      return value.type().isBytes();
    }
    boolean time =
        type == ValueType.DATE || type == ValueType.DATETIME || type == ValueType.TIMESTAMP;
    if (!value.type().isBytes() || time) {
      return true;
    }
    return type.isInteger() && isPlainWhole(value);
  }

  /** Text beside a number is compared as a double: the same, where that is exact. */
  private static boolean isPlainWhole(Value text) {
    String digits = text.string();
    return digits.matches("-?\\d{1,16}") && Math.abs(Long.parseLong(digits)) < EXACT_AS_DOUBLE;
  }
}
