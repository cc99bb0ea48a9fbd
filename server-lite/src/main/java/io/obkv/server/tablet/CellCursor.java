// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import io.obkv.value.KeyRange;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A walk over the cells of a tablet; starts before the first. For one thread at a time. */
public final class CellCursor implements AutoCloseable {
  private final EntryIterator entries;
  private final CellLayout cells;
  private final long tabletId;

  /** The row of the last entry; null where it is not known. Most entries are in the row of the one before. */
  private byte[] row;

  /** What the keys of the row begin with; where the row ends in them. */
  private byte[] rowPrefix;

  private int rowEnd;

  private CellCursor(EntryIterator entries, CellLayout cells, long tabletId) {
    this.entries = entries;
    this.cells = cells;
    this.tabletId = tabletId;
  }

  static CellCursor open(
      EntryReader reader, CellLayout cells, long tabletId, KeyRange range, Direction direction) {
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(tabletId).array();
    ByteRange bytes = cells.table().keys().range(prefix, range);
    return new CellCursor(reader.iterator(bytes, direction), cells, tabletId);
  }

  /** The next cell, or null at the end. */
  public CellEntry next() {
    if (!entries.next()) {
      return null;
    }
    byte[] key = entries.keyArray();
    int length = entries.keyLength();
    boolean known =
        row != null && length > rowEnd && Arrays.equals(rowPrefix, 0, rowEnd, key, 0, rowEnd);
    if (known) {
      return cells.decode(entries, rowEnd, row);
    }
    rowEnd = CellLayout.rowEnd(key, length);
    rowPrefix = rowEnd < 0 ? null : Arrays.copyOf(key, rowEnd);
    CellEntry cell = cells.decode(entries, rowEnd, null);
    row = rowEnd < 0 ? null : cell.row();
    return cell;
  }

  /** In a walk upwards: moves to just before the first cell of a row from a qualifier on, or of a later row. */
  public void seek(byte[] toRow, byte[] toQualifier) {
    entries.seek(CellLayout.storageKey(tabletId, toRow, toQualifier));
  }

  /** Lets go of what the walk holds. A second call does nothing. */
  @Override
  public void close() {
    entries.close();
  }
}
