// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The cells of one tablet within one range, upwards. What is to be left out is walked over when it is
 * short, else jumped over.
 */
final class ForwardWalk implements CellWalk {
  private static final int CELLS_BEFORE_A_JUMP = 16;
  private static final byte[] FIRST_QUALIFIER = {};

  private final TabletReader reader;
  private final FamilyTable family;
  private final long tabletId;
  private final KeyRange range;
  private RowCursor rows;

  ForwardWalk(TabletReader reader, FamilyTable family, long tabletId, KeyRange range) {
    this.reader = reader;
    this.family = family;
    this.tabletId = tabletId;
    this.range = range;
    this.rows = open(range);
  }

  private RowCursor open(KeyRange part) {
    return reader.scan(
        family.layout(), tabletId, new RowScan(Optional.empty(), List.of(part), Direction.FORWARD));
  }

  @Override
  public StoredCell next() {
    Value[] values = rows.next();
    return values == null ? null : new StoredCell(family, values);
  }

  @Override
  public StoredCell toColumn(StoredCell cell, byte[] qualifier) {
    return seek(cell.values()[family.rowPosition()], qualifier);
  }

  @Override
  public StoredCell toNextRow(StoredCell cell, byte[] least) {
    byte[] next = CellWalk.rowAbove(cell.row(), least);
    return seek(bytes(cell.values()[family.rowPosition()], next), FIRST_QUALIFIER);
  }

  private StoredCell seek(Value row, byte[] qualifier) {
    for (int i = 0; i < CELLS_BEFORE_A_JUMP; i++) {
      StoredCell cell = next();
      if (cell == null || !cell.isBefore(row.bytes(), qualifier)) {
        return cell;
      }
    }
    rows.close();
    rows = open(
        KeyRange.of(List.of(row, bytes(row, qualifier)), true, range.end(), range.endInclusive()));
    return next();
  }

  private static Value bytes(Value like, byte[] bytes) {
    return new Value(like.type(), like.collationLevel(), like.collation(), like.scale(), 0, bytes);
  }

  @Override
  public void close() {
    rows.close();
  }
}
