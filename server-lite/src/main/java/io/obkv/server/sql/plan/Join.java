// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Truth;
import io.obkv.server.tablet.RowCursor;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pairs of rows of two inputs. One side, the driving one, is read row by row; the rows of the other
 * are held, in a hash table where there are equalities between the sides.
 */
final class Join implements Operator {
  /**
   * An equality between the sides.
   *
   * @param driving over the rows of the driving side
   * @param held over the rows of the other
   * @param key what stands for the values in the hash table
   */
  record Equality(Expression driving, Expression held, Function<Value, Object> key) {}

  private final Operator driving;
  private final Operator held;
  private final Shape shape;
  private final List<Equality> equalities;
  private final Optional<Expression> condition;
  private final String text;
  private final Execution execution;

  /**
   * How pairs are made.
   *
   * @param drivingWidth columns of the driving side
   * @param heldWidth columns of the other
   * @param drivingFirst whether its columns come first
   * @param outer whether a driving row without partner is given beside NULLs
   */
  record Shape(int drivingWidth, int heldWidth, boolean drivingFirst, boolean outer) {
    Value[] pair(Value[] driving, Value[] held) {
      Value[] first = drivingFirst ? driving : held;
      Value[] second = drivingFirst ? held : driving;
      Value[] pair = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, pair, first.length, second.length);
      return pair;
    }

    Value[] alone(Value[] driving) {
      Value[] nulls = new Value[heldWidth];
      Arrays.fill(nulls, Value.NULL);
      return pair(driving, nulls);
    }
  }

  /**
   * @param condition over pairs, besides the equalities
   * @param text all conditions for EXPLAIN
   */
  Join(
      Operator driving,
      Operator held,
      Shape shape,
      List<Equality> equalities,
      Optional<Expression> condition,
      String text,
      Execution execution) {
    this.driving = driving;
    this.held = held;
    this.shape = shape;
    this.equalities = List.copyOf(equalities);
    this.condition = condition;
    this.text = text;
    this.execution = execution;
  }

  @Override
  public RowCursor open() {
    RowCursor rows = driving.open();
    return new RowCursor() {
      private Map<List<Object>, List<Value[]>> table;
      private Value[] row;
      private Iterator<Value[]> partners = List.<Value[]>of().iterator();
      private boolean matched = true;

      @Override
      public Value[] next() {
        while (true) {
          while (partners.hasNext()) {
            Value[] pair = shape.pair(row, partners.next());
            execution.step();
            if (isMatch(pair)) {
              matched = true;
              return pair;
            }
          }
          if (!matched && shape.outer()) {
            matched = true;
            return shape.alone(row);
          }
          row = rows.next();
          if (row == null) {
            return null;
          }
          findPartners();
        }
      }

      private void findPartners() {
        if (table == null) {
          table = hashTable();
        }
        List<Object> key = key(row, true);
        partners = key == null
            ? List.<Value[]>of().iterator()
            : table.getOrDefault(key, List.of()).iterator();
        matched = false;
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  private boolean isMatch(Value[] pair) {
    return condition.isEmpty() || Truth.of(condition.get().evaluate(pair, execution.context()));
  }

  /** Without equalities all rows are under one key. */
  private Map<List<Object>, List<Value[]>> hashTable() {
    Map<List<Object>, List<Value[]>> table = new HashMap<>();
    try (RowCursor rows = held.open()) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        List<Object> key = key(row, false);
        if (key != null) {
          execution.hold(row);
          table.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
      }
    }
    return table;
  }

  /** Null when a value is NULL, which equals nothing. */
  private List<Object> key(Value[] row, boolean ofDriving) {
    List<Object> key = new ArrayList<>(equalities.size());
    for (Equality equality : equalities) {
      Expression side = ofDriving ? equality.driving : equality.held;
      Value value = side.evaluate(row, execution.context());
      if (value.isNull()) {
        return null;
      }
      key.add(equality.key.apply(value));
    }
    return key;
  }

  @Override
  public PlanStep describe() {
    String kind = equalities.isEmpty() ? "NESTED-LOOP " : "HASH ";
    String sides = shape.outer() ? shape.drivingFirst() ? "LEFT OUTER " : "RIGHT OUTER " : "";
    PlanStep first = shape.drivingFirst() ? driving.describe() : held.describe();
    PlanStep second = shape.drivingFirst() ? held.describe() : driving.describe();
    return PlanStep.of(kind + sides + "JOIN", first, second).with("conds", text);
  }
}
