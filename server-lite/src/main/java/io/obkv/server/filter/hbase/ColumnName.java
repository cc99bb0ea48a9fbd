// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import java.util.Arrays;

/**
 * The column that a filter asks for, as seen from the family that is read. Immutable.
 *
 * @param ofFamily whether the column is of that family; no cell is of one that is not
 */
record ColumnName(boolean ofFamily, byte[] qualifier) {
  /** True when the cell is one of the column. */
  boolean isOf(FilterCell cell) {
    return ofFamily && Arrays.equals(cell.qualifier(), qualifier);
  }
}
