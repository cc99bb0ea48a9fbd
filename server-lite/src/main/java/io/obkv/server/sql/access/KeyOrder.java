// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.access;

import io.obkv.server.tablet.TableLayout;
import java.util.ArrayList;
import java.util.List;

/** Whether a walk along a key gives rows in an order that is wanted. Stateless. */
final class KeyOrder {
  private KeyOrder() {}

  /**
   * True when the rows of one tablet come in the order.
   *
   * @param values tells the columns that have one value only, which can stand anywhere
   */
  static boolean matches(
      AccessPath path, WantedOrder order, TableLayout layout, ColumnValues values) {
    List<Integer> wanted =
        order.columns().stream().filter(column -> !isFixed(column, values)).toList();
    int next = 0;
    for (int column : entryColumns(path, layout)) {
      if (next == wanted.size()) {
        return true;
      }
      if (column == wanted.get(next)) {
        next++;
      } else if (!isFixed(column, values)) {
        return false;
      }
    }
    return next == wanted.size();
  }

  private static boolean isFixed(int column, ColumnValues values) {
    return values.equal(column).map(all -> all.size() <= 1).orElse(false);
  }

  /** Entries of an index with equal columns come by primary key. */
  private static List<Integer> entryColumns(AccessPath path, TableLayout layout) {
    List<Integer> columns = new ArrayList<>();
    for (int column : path.key()) {
      columns.add(column);
    }
    if (path.index().isPresent()) {
      for (int column : layout.keyPositions()) {
        columns.add(column);
      }
    }
    return columns;
  }
}
