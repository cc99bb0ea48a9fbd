// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;

/** Rows of an engine, or of a snapshot of one. */
class EngineReader implements TabletReader {
  private final EntryReader entries;

  EngineReader(EntryReader entries) {
    this.entries = entries;
  }

  @Override
  public Value[] get(TableLayout table, long tabletId, Value[] key) {
    byte[] storageKey = table.storageKey(tabletId, key);
    byte[] value = entries.get(storageKey);
    return value == null ? null : table.decode(storageKey, value);
  }

  @Override
  public RowCursor scan(TableLayout table, long tabletId, RowScan scan) {
    return EngineRowCursor.open(entries, table, tabletId, scan);
  }

  @Override
  public CellCursor scanCells(
      CellLayout cells, long tabletId, KeyRange range, Direction direction) {
    return CellCursor.open(entries, cells, tabletId, range, direction);
  }
}
