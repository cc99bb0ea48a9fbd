// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.operation;

import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The key of a row, or the bound of a range: {@code Key.of("region", "eu").and("id", 7L)}, or without
 * names {@code Key.positional("eu", 7L)}. Immutable.
 *
 * <p>Values go to the server in the order given here, which must be the order of the table's primary
 * key. Names are needed in batches and where a bound covers only the first key columns.
 *
 * <p>A value is anything that {@link Value#of} takes: its Java class decides the column type it fits,
 * and the server widens nothing (a {@code Long} is a BIGINT, an {@code Integer} an INT).
 */
public final class Key {
  /** Below every value; only in the bounds of ranges. */
  public static final Value MIN = Value.MIN;

  /** Above every value; only in the bounds of ranges. */
  public static final Value MAX = Value.MAX;

  private final List<String> names;
  private final List<Value> values;

  private Key(List<String> names, List<Value> values) {
    this.names = names;
    this.values = values;
  }

  /** The key of a table with one key column. */
  public static Key of(Object value) {
    return new Key(List.of(), List.of(Value.of(value)));
  }

  /** The first, or only, key column by name. */
  public static Key of(String column, Object value) {
    return new Key(List.of(column), List.of(Value.of(value)));
  }

  /** All key columns in the table's order. */
  public static Key positional(Object... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a key needs a value");
    }
    return new Key(List.of(), Arrays.stream(values).map(Value::of).toList());
  }

  /** This key and one more column. */
  public Key and(String column, Object value) {
    if (!isNamed()) {
      throw new IllegalArgumentException(
          "column " + column + " cannot follow values without names");
    }
    if (names.contains(column)) {
      throw new IllegalArgumentException("column " + column + " is in the key already");
    }
    List<String> moreNames = new ArrayList<>(names);
    moreNames.add(column);
    List<Value> moreValues = new ArrayList<>(values);
    moreValues.add(Value.of(value));
    return new Key(List.copyOf(moreNames), List.copyOf(moreValues));
  }

  public boolean isNamed() {
    return !names.isEmpty();
  }

  /** Empty for a key without names. */
  public List<String> names() {
    return names;
  }

  public List<Value> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key that && names.equals(that.names) && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + values.hashCode();
  }

  @Override
  public String toString() {
    return "Key" + names + values;
  }
}
