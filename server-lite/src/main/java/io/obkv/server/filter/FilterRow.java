// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter;

import io.obkv.value.Value;

/** The row that a table filter looks at: every column of the table, selected or not. */
public interface FilterRow {

  /** The value of a column, NULL included; asked only for columns that the table has. */
  Value value(String column);

  /** Whether the row's table has a column of this name, in whatever case. */
  boolean hasColumn(String name);
}
