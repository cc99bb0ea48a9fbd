// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.CellCursor;
import io.obkv.server.tablet.CellEntry;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;

/**
 * The cells of one tablet within one range, upwards. What is to be left out is walked over when it is
 * short, else jumped over.
 */
final class ForwardWalk implements CellWalk {
  private static final int CELLS_BEFORE_A_JUMP = 16;
  private static final byte[] FIRST_QUALIFIER = {};

  private final FamilyTable family;
  private final CellCursor cells;

  ForwardWalk(TabletReader reader, FamilyTable family, long tabletId, KeyRange range) {
    this.family = family;
    this.cells = reader.scanCells(family.cells(), tabletId, range, Direction.FORWARD);
  }

  @Override
  public StoredCell next() {
    CellEntry entry = cells.next();
    return entry == null ? null : new StoredCell(family, entry);
  }

  @Override
  public StoredCell toColumn(StoredCell cell, byte[] qualifier) {
    return seek(cell.row(), qualifier);
  }

  /** Most columns have one version: then the next cell is it. */
  @Override
  public StoredCell toNextColumn(StoredCell cell) {
    StoredCell next = next();
    return next == null || !next.isInColumn(cell) ? next : CellWalk.super.toNextColumn(next);
  }

  @Override
  public StoredCell toNextRow(StoredCell cell, byte[] least) {
    return seek(CellWalk.rowAbove(cell.row(), least), FIRST_QUALIFIER);
  }

  private StoredCell seek(byte[] row, byte[] qualifier) {
    for (int i = 0; i < CELLS_BEFORE_A_JUMP; i++) {
      StoredCell cell = next();
      if (cell == null || !cell.isBefore(row, qualifier)) {
        return cell;
      }
    }
    cells.seek(row, qualifier);
    return next();
  }

  @Override
  public void close() {
    cells.close();
  }
}
