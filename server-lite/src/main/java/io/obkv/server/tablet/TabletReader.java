// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Direction;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;

/**
 * Reads rows. A row is an array with a value a column, in the order of {@link
 * TableLayout#columns()}, each in its column's type and with the describing bytes that OceanBase
 * answers with; generated columns are computed. Arrays belong to the caller.
 *
 * <p>The tablet is trusted: a key is looked for in the tablet named, wherever it belongs.
 */
public interface TabletReader {
  /**
   * The row with this key, or null.
   *
   * @param key a value a key column, in the key's order and the columns' types
   */
  Value[] get(TableLayout table, long tabletId, Value[] key);

  /** The rows of a tablet that the scan names. The caller closes the cursor. */
  RowCursor scan(TableLayout table, long tabletId, RowScan scan);

  /**
   * The cells of a tablet within a range of its key, for a table of cells, all as they are at one moment. The
   * caller closes the cursor.
   *
   * @param range as in {@link RowScan}
   */
  CellCursor scanCells(CellLayout cells, long tabletId, KeyRange range, Direction direction);
}
