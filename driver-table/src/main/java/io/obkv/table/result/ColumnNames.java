// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The names that the rows of one page share. They are looked up with the same few strings for every row:
 * it remembers by which it was asked last for each column, and compares references before texts. Safe
 * for many threads; what one of them does not see of that is only found out again.
 */
final class ColumnNames extends AbstractList<String> implements RandomAccess {
  private final String[] names;
  private final String[] askedFor;

  ColumnNames(List<String> names) {
    this.names = names.toArray(new String[0]);
    this.askedFor = this.names.clone();
  }

  /** Where a column is; case does not matter unless there are several. -1 for nowhere. */
  @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // other objects are compared below
  int find(String column) {
    for (int i = 0; i < askedFor.length; i++) {
      if (askedFor[i] == column) {
        return i;
      }
    }
    int found = find(this, column);
    if (found >= 0) {
      askedFor[found] = column;
    }
    return found;
  }

  /** Where a column is among others. */
  static int find(List<String> names, String column) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(column)) {
        return i;
      }
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String get(int index) {
    return names[index];
  }

  @Override
  public int size() {
    return names.length;
  }
}
