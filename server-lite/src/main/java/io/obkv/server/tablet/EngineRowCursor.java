// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Walks over byte ranges one after the other and turns their entries into rows. */
final class EngineRowCursor implements RowCursor {
  private final EntryReader entries;
  private final TableLayout table;
  private final long tabletId;
  private final IndexLayout index;
  private final Direction direction;
  private final Iterator<ByteRange> ranges;
  private EntryIterator current;

  private EngineRowCursor(
      EntryReader entries,
      TableLayout table,
      long tabletId,
      IndexLayout index,
      Direction direction,
      List<ByteRange> ranges) {
    this.entries = entries;
    this.table = table;
    this.tabletId = tabletId;
    this.index = index;
    this.direction = direction;
    this.ranges = ranges.iterator();
  }

  static EngineRowCursor open(EntryReader entries, TableLayout table, long tabletId, RowScan scan) {
    IndexLayout index = scan.index().map(table::index).orElse(null);
    List<Long> tablets = index == null ? List.of(tabletId) : index.tabletsFor(tabletId);
    KeyCodec codec = index == null ? table.keys() : index.columns();
    List<ByteRange> ranges = new ArrayList<>();
    for (long tablet : tablets) {
      byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(tablet).array();
      scan.ranges().forEach(range -> ranges.add(codec.range(prefix, range)));
    }
    Comparator<ByteRange> order =
        Comparator.comparing(ByteRange::start, java.util.Arrays::compareUnsigned);
    ranges.sort(scan.direction() == Direction.FORWARD ? order : order.reversed());
    return new EngineRowCursor(entries, table, tabletId, index, scan.direction(), ranges);
  }

  @Override
  public Value[] next() {
    while (true) {
      if (current == null && !openNext()) {
        return null;
      }
      if (current.next()) {
        Value[] row = row();
        if (row != null) {
          return row;
        }
      } else {
        current.close();
        current = null;
      }
    }
  }

  private boolean openNext() {
    if (!ranges.hasNext()) {
      return false;
    }
    current = entries.iterator(ranges.next(), direction);
    return true;
  }

  /** Null for an index entry whose row is gone, which only an unlocked walk can meet. */
  private Value[] row() {
    if (index == null) {
      return table.decode(current.key(), current.value());
    }
    byte[] rowKey = index.rowKey(tabletId, current.key(), current.value());
    byte[] value = entries.get(rowKey);
    return value == null ? null : table.decode(rowKey, value);
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
