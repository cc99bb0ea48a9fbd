// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.plan;

import io.obkv.server.catalog.ColumnType;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.expression.ColumnScope;
import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Node;
import java.util.List;
import java.util.Optional;

/**
 * The columns that an expression may name: those of the rows it sees, then those of the queries
 * around. Immutable.
 */
final class RelationScope implements ColumnScope, ResultTypes.Columns {
  /** In place of a table's name in front of a position, for columns that have been found. */
  private static final String FIELD = "field ";

  private final List<Field> fields;
  private final Optional<Correlation> outer;
  private final Subqueries subqueries;
  private final String clause;

  /**
   * @param clause the part of the statement, for messages
   */
  RelationScope(
      List<Field> fields, Optional<Correlation> outer, Subqueries subqueries, String clause) {
    this.fields = List.copyOf(fields);
    this.outer = outer;
    this.subqueries = subqueries;
    this.clause = clause;
  }

  /** A column by its position in the rows. */
  static Node.Column field(int position) {
    return new Node.Column(FIELD, Integer.toString(position));
  }

  /** True when the column is one of the rows' own, found by {@link #bind}. */
  static boolean isField(Node.Column column) {
    return column.table().equals(FIELD);
  }

  /** The position of a column that {@link #bind} has found. */
  static int fieldPosition(Node field) {
    return Integer.parseInt(((Node.Column) field).name());
  }

  /** The same columns, seen from another clause. */
  RelationScope in(String otherClause) {
    return new RelationScope(fields, outer, subqueries, otherClause);
  }

  /** Other columns in the same place. */
  RelationScope over(List<Field> others) {
    return new RelationScope(others, outer, subqueries, clause);
  }

  /** True inside of a query of an expression, where constants change from row to row. */
  boolean hasOuter() {
    return outer.isPresent();
  }

  List<Field> fields() {
    return fields;
  }

  /** The expression with the rows' own columns by position; 1054 for a column that nobody has. */
  Node bind(Node node) {
    return node.rewrite(part -> {
      if (!(part instanceof Node.Column column)) {
        return part;
      }
      int position = local(column);
      if (position >= 0) {
        return field(position);
      }
      if (outer.flatMap(around -> around.type(column)).isEmpty()) {
        throw unknown(column);
      }
      return column;
    });
  }

  /** The position of a column among the rows' own; -1 when it is not there. */
  int local(Node.Column column) {
    if (isField(column)) {
      return fieldPosition(column);
    }
    int found = -1;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).isNamed(column)) {
        if (found >= 0) {
          throw SqlErrors.of(
              -5207,
              1052,
              "23000",
              "Column '" + column.name() + "' in " + clause + " is ambiguous");
        }
        found = i;
      }
    }
    return found;
  }

  @Override
  public int position(Node.Column column) {
    int position = local(column);
    if (position < 0) {
      throw unknown(column);
    }
    return position;
  }

  private RuntimeException unknown(Node.Column column) {
    String prefix = column.table().isEmpty() ? "" : column.table() + ".";
    return SqlErrors.unknownColumn(prefix + column.name(), clause);
  }

  @Override
  public Expression column(Node.Column column) {
    return find(column).orElseThrow(() -> unknown(column));
  }

  /** What reads a column; empty when there is none of that name. */
  Optional<Expression> find(Node.Column column) {
    int position = local(column);
    return position >= 0
        ? Optional.of((row, context) -> row[position])
        : outer.flatMap(around -> around.find(column));
  }

  /** The type of a column; empty when there is none of that name. */
  Optional<ColumnType> typeOf(Node.Column column) {
    int position = local(column);
    return position >= 0
        ? Optional.of(fields.get(position).type())
        : outer.flatMap(around -> around.type(column));
  }

  @Override
  public ColumnType type(Node.Column column) {
    return typeOf(column).orElseThrow(() -> unknown(column));
  }

  @Override
  public ColumnType type(Node.Subquery subquery) {
    return subqueries.type(subquery, this);
  }

  @Override
  public Expression subquery(Node.Subquery subquery, List<Expression> operands) {
    return subqueries.compile(subquery, operands, this);
  }
}
