// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.schema;

import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A range over named columns: those of the primary key or of an index, or the first of them.
 *
 * @param columns as many as the longer of the bounds has values
 */
public record ColumnRange(List<String> columns, KeyRange range) {
  public ColumnRange {
    columns = List.copyOf(columns);
  }

  /** The only value that a column has in the range; null where it may have several. */
  Value fixed(String column) {
    for (int i = 0; i < columns.size(); i++) {
      Value low = at(range.start(), i);
      Value high = at(range.end(), i);
      if (low == null || high == null || low.isMin() || low.isMax() || !low.equals(high)) {
        return null;
      }
      if (columns.get(i).equalsIgnoreCase(column)) {
        return low;
      }
    }
    return null;
  }

  /** The only key in the range; null where there may be several. */
  List<Value> wholeKey(List<String> keyColumns) {
    List<Value> key = new ArrayList<>(keyColumns.size());
    for (String column : keyColumns) {
      Value value = fixed(column);
      if (value == null) {
        return null;
      }
      key.add(value);
    }
    return key;
  }

  /** A lower bound of some columns: MIN in those that are not bounded in this order. */
  List<Value> start(List<String> names) {
    return bound(names, range.start(), Value.MIN);
  }

  /** An upper bound of some columns: MAX in those that are not bounded in this order. */
  List<Value> end(List<String> names) {
    return bound(names, range.end(), Value.MAX);
  }

  private List<Value> bound(List<String> names, List<Value> values, Value open) {
    List<Value> bound = new ArrayList<>(names.size());
    boolean bounded = true;
    for (int i = 0; i < names.size(); i++) {
      Value value = at(values, i);
      bounded &=
          value != null && i < columns.size() && columns.get(i).equalsIgnoreCase(names.get(i));
      bound.add(bounded ? value : open);
      bounded &= !bound.get(i).isMin() && !bound.get(i).isMax();
    }
    return bound;
  }

  private static Value at(List<Value> values, int i) {
    return i < values.size() ? values.get(i) : null;
  }
}
