// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.CellCursor;
import io.obkv.server.tablet.CellLayout;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletReader;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;

/** A transaction that only reads: it needs neither locks nor a commit. */
record ReadOnlyTransaction(TabletReader reader) implements TabletTransaction {
  @Override
  public Value[] get(TableLayout table, long tabletId, Value[] key) {
    return reader.get(table, tabletId, key);
  }

  @Override
  public RowCursor scan(TableLayout table, long tabletId, RowScan scan) {
    return reader.scan(table, tabletId, scan);
  }

  @Override
  public RowCursor scanLatest(TableLayout table, long tabletId, RowScan scan) {
    return scan(table, tabletId, scan);
  }

  @Override
  public CellCursor scanCells(
      CellLayout cells, long tabletId, KeyRange range, Direction direction) {
    return reader.scanCells(cells, tabletId, range, direction);
  }

  @Override
  public Value[] lock(TableLayout table, long tabletId, Value[] key) {
    throw readOnly();
  }

  @Override
  public void lockKey(TableLayout table, long tabletId, Value[] key) {
    throw readOnly();
  }

  @Override
  public void replace(TableLayout table, long tabletId, Value[] row) {
    throw readOnly();
  }

  @Override
  public List<UniqueConflict> uniqueConflicts(TableLayout table, long tabletId, Value[] row) {
    throw readOnly();
  }

  @Override
  public void put(TableLayout table, long tabletId, Value[] before, Value[] after) {
    throw readOnly();
  }

  @Override
  public void delete(TableLayout table, long tabletId, Value[] row) {
    throw readOnly();
  }

  private static IllegalStateException readOnly() {
    return new IllegalStateException("a read does not write");
  }
}
