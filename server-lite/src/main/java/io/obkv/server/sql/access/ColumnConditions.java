// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.expression.Expression;
import io.obkv.server.expression.Node;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What conditions say of single columns of a table, each by itself: equal to one of some values, above
 * or below a value. They may say more than is kept here, so rows must still be looked at. Immutable
 * once made.
 */
public final class ColumnConditions {
  /** Tells columns of the table, and what is the same for all of its rows. */
  public interface Terms {
    /** The position of the column that the expression is; -1 when it is none of the table's. */
    int column(Node node);

    /** What evaluates the expression, over no row; empty when it depends on the table's rows. */
    Optional<Expression> constant(Node node);
  }

  /**
   * One end of a range.
   *
   * @param value evaluated over no row
   */
  record Bound(Expression value, boolean inclusive) {}

  /** What is known of one column; null where nothing is. */
  private static final class Known {
    private List<Expression> equal;
    private boolean withNull;
    private Bound lower;
    private Bound upper;
  }

  private static final Expression NULL = (row, context) -> Value.NULL;

  private final Terms terms;
  private final Map<Integer, Known> columns = new HashMap<>();

  private ColumnConditions(Terms terms) {
    this.terms = terms;
  }

  /**
   * What the conditions say, all of which hold.
   *
   * @param terms how columns and constants are told apart
   */
  public static ColumnConditions of(List<Node> conditions, Terms terms) {
    ColumnConditions found = new ColumnConditions(terms);
    conditions.forEach(found::add);
    return found;
  }

  private void add(Node node) {
    if (!(node instanceof Node.Call call)) {
      return;
    }
    List<Node> parts = call.arguments();
    switch (call.name()) {
      case "and" -> parts.forEach(this::add);
      case "or" -> addAlternatives(call);
      case "=", "<=>", "<", "<=", ">", ">=" -> {
        addComparison(call.name(), parts.get(0), parts.get(1));
        addComparison(turned(call.name()), parts.get(1), parts.get(0));
      }
      case "in" -> addEqual(parts.get(0), parts.subList(1, parts.size()), false);
      case "between" -> {
        addComparison(">=", parts.get(0), parts.get(1));
        addComparison("<=", parts.get(0), parts.get(2));
      }
      case "is null" -> addNull(parts.get(0));
      default -> {
        // Other conditions name no range of one column.
      }
    }
  }

  private static String turned(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case "<=" -> ">=";
      case ">" -> "<";
      case ">=" -> "<=";
      default -> operator;
    };
  }

  private void addComparison(String operator, Node side, Node other) {
    int column = terms.column(side);
    if (column < 0) {
      return;
    }
    if (operator.equals("=") || operator.equals("<=>")) {
      addEqual(side, List.of(other), operator.equals("<=>"));
      return;
    }
    terms.constant(other).ifPresent(value -> {
      Known known = columns.computeIfAbsent(column, any -> new Known());
      Bound bound = new Bound(value, operator.endsWith("="));
      if (operator.startsWith(">")) {
        known.lower = known.lower == null ? bound : known.lower;
      } else {
        known.upper = known.upper == null ? bound : known.upper;
      }
    });
  }

  private void addEqual(Node side, List<Node> values, boolean withNull) {
    int column = terms.column(side);
    if (column < 0) {
      return;
    }
    List<Expression> all = new ArrayList<>();
    for (Node value : values) {
      Optional<Expression> constant = terms.constant(value);
      if (constant.isEmpty()) {
        return;
      }
      all.add(constant.get());
    }
    Known known = columns.computeIfAbsent(column, any -> new Known());
    if (known.equal == null) {
      known.equal = all;
      known.withNull = withNull;
    }
  }

  private void addNull(Node side) {
    int column = terms.column(side);
    if (column >= 0) {
      Known known = columns.computeIfAbsent(column, any -> new Known());
      if (known.equal == null) {
        known.equal = List.of(NULL);
        known.withNull = true;
      }
    }
  }

  /** {@code a = 1 or a = 2 or a in (3, 4)} is one IN. */
  private void addAlternatives(Node.Call call) {
    List<Node> values = new ArrayList<>();
    Node side = alternatives(call, null, values);
    if (side != null) {
      addEqual(side, values, false);
    }
  }

  /** The one column that all parts compare with constants; null when there is no such column. */
  private Node alternatives(Node node, Node side, List<Node> values) {
    if (!(node instanceof Node.Call call)) {
      return null;
    }
    List<Node> parts = call.arguments();
    if (call.name().equals("or")) {
      Node first = alternatives(parts.get(0), side, values);
      return first == null ? null : alternatives(parts.get(1), first, values);
    }
    if (call.name().equals("in") && isSame(parts.get(0), side)) {
      values.addAll(parts.subList(1, parts.size()));
      return parts.get(0);
    }
    if (!call.name().equals("=")) {
      return null;
    }
    int at = isSame(parts.get(0), side) ? 0 : 1;
    if (!isSame(parts.get(at), side)) {
      return null;
    }
    values.add(parts.get(1 - at));
    return parts.get(at);
  }

  private boolean isSame(Node node, Node side) {
    int column = terms.column(node);
    return column >= 0 && (side == null || terms.column(side) == column);
  }

  /** True when the column must equal one of some values. */
  boolean hasEqual(int column) {
    return columns.containsKey(column) && columns.get(column).equal != null;
  }

  /** True when the column must be above or below something. */
  boolean hasRange(int column) {
    Known known = columns.get(column);
    return known != null && (known.lower != null || known.upper != null);
  }

  /** The values that the column must equal one of. */
  List<Expression> equal(int column) {
    return columns.get(column).equal;
  }

  /** True when NULL among these values means rows with NULL, rather than no row. */
  boolean findsNull(int column) {
    return columns.get(column).withNull;
  }

  Optional<Bound> lower(int column) {
    return Optional.ofNullable(columns.get(column)).map(known -> known.lower);
  }

  Optional<Bound> upper(int column) {
    return Optional.ofNullable(columns.get(column)).map(known -> known.upper);
  }
}
