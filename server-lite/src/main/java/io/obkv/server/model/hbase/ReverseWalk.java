// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.engine.Direction;
import io.obkv.server.tablet.CellCursor;
import io.obkv.server.tablet.CellEntry;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The cells of some tablets within one range, from the highest row to the lowest. The cells of a row
 * come upwards all the same.
 */
final class ReverseWalk implements CellWalk {
  private static final int MOST_CELLS_KEPT = 32;

  private final TabletReader reader;
  private final FamilyTable family;
  private final KeyRange range;
  private final List<Tablet> tablets;
  private CellWalk row;

  ReverseWalk(TabletReader reader, FamilyTable family, List<Long> tabletIds, KeyRange range) {
    this.reader = reader;
    this.family = family;
    this.range = range;
    this.tablets = tabletIds.stream().map(Tablet::new).toList();
  }

  @Override
  public StoredCell next() {
    if (row == null && !openRow()) {
      return null;
    }
    return orNextRow(row.next());
  }

  @Override
  public StoredCell toColumn(StoredCell cell, byte[] qualifier) {
    return orNextRow(row.toColumn(cell, qualifier));
  }

  @Override
  public StoredCell toNextRow(StoredCell cell, byte[] least) {
    return orNextRow(null);
  }

  private StoredCell orNextRow(StoredCell cell) {
    if (cell != null) {
      return cell;
    }
    closeRow();
    return openRow() ? row.next() : null;
  }

  private boolean openRow() {
    byte[] highest = tablets.stream()
        .map(Tablet::head)
        .filter(Objects::nonNull)
        .map(StoredCell::row)
        .max(Arrays::compareUnsigned)
        .orElse(null);
    if (highest == null) {
      return false;
    }
    row = MergedWalk.of(tablets.stream()
        .filter(tablet -> tablet.head() != null && tablet.head().isInRow(highest))
        .map(Tablet::takeRow)
        .toList());
    return true;
  }

  private void closeRow() {
    if (row != null) {
      row.close();
      row = null;
    }
  }

  @Override
  public void close() {
    closeRow();
    tablets.forEach(Tablet::close);
  }

  /** One tablet's rows, downwards. */
  private final class Tablet {
    private final long id;
    private CellCursor cells;
    private StoredCell head;
    private boolean started;

    Tablet(long id) {
      this.id = id;
      this.cells = open(range);
    }

    private CellCursor open(KeyRange part) {
      return reader.scanCells(family.cells(), id, part, Direction.REVERSE);
    }

    /** The last cell of the next row; null at the end. */
    StoredCell head() {
      if (!started) {
        started = true;
        step();
      }
      return head;
    }

    private void step() {
      CellEntry entry = cells.next();
      head = entry == null ? null : new StoredCell(family, entry);
    }

    /** The cells of the row that the head is in; the head moves to the row below. */
    CellWalk takeRow() {
      List<StoredCell> kept = new ArrayList<>();
      byte[] taken = head.row();
      Value rowValue = family.layout().typed(family.rowPosition(), Value.ofBytes(taken));
      while (head != null && head.isInRow(taken)) {
        if (kept.size() == MOST_CELLS_KEPT) {
          CellWalk walk = new ForwardWalk(reader, family, id, within(rowValue));
          cells.close();
          cells =
              open(KeyRange.of(range.start(), range.startInclusive(), List.of(rowValue), false));
          step();
          return walk;
        }
        kept.add(0, head);
        step();
      }
      return new KeptCells(kept);
    }

    /** The part of the range that is in one row. */
    private KeyRange within(Value rowValue) {
      boolean first = rowValue.equals(range.start().get(0));
      boolean last = rowValue.equals(range.end().get(0));
      List<Value> whole = List.of(rowValue);
      return KeyRange.of(
          first ? range.start() : whole,
          !first || range.startInclusive(),
          last ? range.end() : whole,
          !last || range.endInclusive());
    }

    void close() {
      cells.close();
    }
  }

  /** The cells of a short row. */
  private static final class KeptCells implements CellWalk {
    private final List<StoredCell> cells;
    private int next;

    KeptCells(List<StoredCell> cells) {
      this.cells = cells;
    }

    @Override
    public StoredCell next() {
      return next < cells.size() ? cells.get(next++) : null;
    }

    @Override
    public StoredCell toColumn(StoredCell cell, byte[] qualifier) {
      while (next < cells.size() && cells.get(next).isBefore(cell.row(), qualifier)) {
        next++;
      }
      return next();
    }

    @Override
    public StoredCell toNextRow(StoredCell cell, byte[] least) {
      next = cells.size();
      return null;
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }
}
