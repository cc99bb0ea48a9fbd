// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.value.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on a row's columns, judged by the server: {@code Filter.eq("state", "open").and(
 * Filter.gt("price", 10))}. Immutable.
 *
 * <p>Servers compare integer, VARCHAR and VARBINARY columns only; NULL passes no comparison. What is
 * sent is the text that {@link #text} gives (5.2 of the protocol notes).
 */
public final class Filter {
  private final String text;
  private final boolean list;

  private Filter(String text, boolean list) {
    this.text = text;
    this.list = list;
  }

  public static Filter eq(String column, Object value) {
    return compare("=", column, value);
  }

  public static Filter ne(String column, Object value) {
    return compare("!=", column, value);
  }

  public static Filter lt(String column, Object value) {
    return compare("<", column, value);
  }

  public static Filter le(String column, Object value) {
    return compare("<=", column, value);
  }

  public static Filter gt(String column, Object value) {
    return compare(">", column, value);
  }

  public static Filter ge(String column, Object value) {
    return compare(">=", column, value);
  }

  public static Filter isNull(String column) {
    return term("IS", column, "");
  }

  public static Filter isNotNull(String column) {
    return term("IS_NOT", column, "");
  }

  /** The column is one of some values, at least one. */
  public static Filter in(String column, Collection<?> values) {
    return any(values.stream().map(value -> eq(column, value)).toList());
  }

  /** The column is none of some values, at least one. */
  public static Filter notIn(String column, Collection<?> values) {
    return all(values.stream().map(value -> ne(column, value)).toList());
  }

  /** All of some filters, at least one. */
  public static Filter all(List<Filter> filters) {
    return joined(" && ", filters);
  }

  /** All of some filters, at least one. */
  public static Filter all(Filter... filters) {
    return all(Arrays.asList(filters));
  }

  /** Any of some filters, at least one. */
  public static Filter any(List<Filter> filters) {
    return joined(" || ", filters);
  }

  /** Any of some filters, at least one. */
  public static Filter any(Filter... filters) {
    return any(Arrays.asList(filters));
  }

  public Filter and(Filter other) {
    return all(this, other);
  }

  public Filter or(Filter other) {
    return any(this, other);
  }

  private static Filter compare(String operator, String column, Object value) {
    return term(operator, column, constant(column, value));
  }

  private static Filter term(String operator, String column, String constant) {
    if (column.isEmpty() || column.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a filter cannot name the column '" + column + "'");
    }
    String argument = (column + ":" + constant).replace("'", "''");
    return new Filter("TableCompareFilter(" + operator + ", '" + argument + "')", false);
  }

  private static String constant(String column, Object value) {
    Value typed = Value.of(value);
    if (typed.isNull()) {
      throw new IllegalArgumentException(
          "nothing compares with NULL: use isNull(\"" + column + "\") or isNotNull");
    }
    // BOOL columns are TINYINTs.
    return typed.type().isInteger() || typed.type().isBytes()
        ? text(typed)
        : String.valueOf(typed.toJava());
  }

  private static String text(Value value) {
    return value.type().isBytes() ? value.string() : Long.toString(value.bits());
  }

  private static Filter joined(String connector, List<Filter> filters) {
    if (filters.isEmpty()) {
      throw new IllegalArgumentException("a list of filters needs a member");
    }
    if (filters.size() == 1) {
      return filters.get(0);
    }
    return new Filter(
        filters.stream().map(Filter::asMember).collect(Collectors.joining(connector)), true);
  }

  private String asMember() {
    return list ? "(" + text + ")" : text;
  }

  /** The text that is sent. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
