// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.engine.Direction;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.model.table.ColumnGuard;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.tablet.PartitionBounds;
import io.obkv.server.tablet.RowCursor;
import io.obkv.server.tablet.RowScan;
import io.obkv.server.tablet.TableLayout;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of one family within one transaction. Whoever writes to a row, or decides by what it
 * holds, locks it first: the lock stands for all cells that the row has or will have in the family. For
 * one thread at a time.
 */
final class FamilyEditor {
  /** No cell has this time: it names the row as a whole. */
  private static final Value NO_TIME = Value.ofBigInt(Long.MAX_VALUE);

  private static final Value NO_QUALIFIER = Value.ofBytes(new byte[0]);

  private final FamilyTable family;
  private final TableLayout layout;
  private final TabletTransaction transaction;
  private final RequestClock clock;

  /** The row that was locked last; the transaction holds the lock to its end. */
  private Value lastLocked;

  FamilyEditor(FamilyTable family, TabletTransaction transaction, RequestClock clock) {
    this.family = family;
    this.layout = family.layout();
    this.transaction = transaction;
    this.clock = clock;
  }

  FamilyTable family() {
    return family;
  }

  /** A row as the table holds it. */
  Value row(Value given) {
    if (!given.isNull() && given.type().isBytes() && given.bytes().length == 0) {
      throw Refusals.unexpected();
    }
    return ColumnGuard.admit(layout, family.rowPosition(), given);
  }

  /** A qualifier as the table holds it. */
  Value qualifier(Value given) {
    return ColumnGuard.admit(layout, family.qualifierPosition(), given);
  }

  /** Holds off everybody else who writes to the row. */
  void lock(Value row) {
    if (!row.equals(lastLocked)) {
      Value[] key = {row, NO_QUALIFIER, NO_TIME};
      transaction.lockKey(layout, family.tabletIds().get(0), key);
      lastLocked = row;
    }
  }

  /**
   * Stores a cell in place of the one with its time, if there is one. The row must be locked.
   *
   * @param row as {@link #row} gives it
   * @param time as stored: negated, or {@link CellSelection#LATEST} for the present
   * @param properties the values of V and perhaps TTL
   */
  Cell put(Value row, Value qualifier, long time, Properties properties) {
    if (properties.value() == null) {
      throw Refusals.notSupported("empty assignment");
    }
    if (properties.lifetime() != null && !family.hasTtl()) {
      throw Refusals.unknownColumn(FamilyTable.TTL, layout.schema().name());
    }
    Value[] cell = new Value[layout.columns().size()];
    cell[family.rowPosition()] = row;
    cell[family.qualifierPosition()] = qualifier(qualifier);
    long stored = time == CellSelection.LATEST ? -clock.millis() : time;
    cell[family.timePosition()] = layout.typed(family.timePosition(), Value.ofBigInt(stored));
    cell[family.valuePosition()] =
        ColumnGuard.admit(layout, family.valuePosition(), properties.value());
    if (properties.lifetime() != null) {
      cell[family.ttlPosition()] =
          ColumnGuard.admit(layout, family.ttlPosition(), properties.lifetime());
    }
    return store(cell);
  }

  private Cell store(Value[] cell) {
    EvaluationContext context = clock.evaluation();
    for (int i = 0; i < cell.length; i++) {
      if (cell[i] == null && layout.columns().get(i).generated().isEmpty()) {
        Value value = layout.defaultOf(i, context);
        cell[i] = value == null ? layout.nullOf(i) : value;
      }
    }
    layout.computeGenerated(cell, context);
    long tablet = layout.tabletOf(cell);
    transaction.replace(layout, tablet, cell);
    return new Cell(tablet, cell);
  }

  /** Removes the cells of a selection at once, and gives their number. The row must be locked. */
  long delete(Value row, CellSelection selection) {
    List<Cell> found = select(row, selection);
    long removed = 0;
    for (Cell cell : found) {
      Value[] locked = transaction.lock(layout, cell.tablet(), layout.keyOf(cell.values()));
      if (locked != null) {
        transaction.delete(layout, cell.tablet(), locked);
        removed++;
      }
    }
    return removed;
  }

  /**
   * The cells of a selection as they are now: those that have not expired and are among the newest
   * versions that the family keeps. Columns by name, versions from the newest.
   */
  List<Cell> select(Value row, CellSelection selection) {
    if (selection.qualifiers().isEmpty()) {
      return select(bounds(row, Value.MIN, Value.MIN, Value.MAX, Value.MAX), selection);
    }
    List<Cell> found = new ArrayList<>();
    Value newest = newest(selection);
    Value oldest = Value.ofBigInt(-selection.minStamp());
    for (Value qualifier : selection.qualifiers()) {
      found.addAll(select(bounds(row, qualifier, newest, qualifier, oldest), selection));
    }
    return found;
  }

  private static Value newest(CellSelection selection) {
    return selection.maxStamp() == Long.MAX_VALUE
        ? Value.MIN
        : Value.ofBigInt(1 - selection.maxStamp());
  }

  private static KeyRange bounds(
      Value row, Value firstQualifier, Value firstTime, Value lastQualifier, Value lastTime) {
    return KeyRange.of(
        List.of(row, firstQualifier, firstTime), true, List.of(row, lastQualifier, lastTime), true);
  }

  private List<Cell> select(KeyRange range, CellSelection selection) {
    List<Cell> found = new ArrayList<>();
    int most = Math.min(selection.versions(), family.attributes().maxVersions());
    Value column = null;
    int versions = 0;
    for (Cell cell : stored(range)) {
      Value qualifier = cell.values()[family.qualifierPosition()];
      long stamp = -cell.values()[family.timePosition()].bits();
      if (!selection.covers(stamp) || CellExpiry.isExpired(family, cell.values(), clock.millis())) {
        continue;
      }
      versions = sameBytes(qualifier, column) ? versions + 1 : 1;
      column = qualifier;
      if (versions <= most) {
        found.add(cell);
      }
    }
    return found;
  }

  private static boolean sameBytes(Value one, Value other) {
    return other != null && Arrays.equals(one.bytes(), other.bytes());
  }

  /** What is stored within a range of one row, in the order of the key. */
  private List<Cell> stored(KeyRange range) {
    RowScan scan = new RowScan(Optional.empty(), List.of(range), Direction.FORWARD);
    List<Long> tablets = tablets(range.start().get(0));
    List<Cell> cells = new ArrayList<>();
    for (long tablet : tablets) {
      try (RowCursor rows = transaction.scanLatest(layout, tablet, scan)) {
        for (Value[] values = rows.next(); values != null; values = rows.next()) {
          cells.add(new Cell(tablet, values));
        }
      }
    }
    if (tablets.size() > 1) {
      // A table may be partitioned by time: then the versions of a column are in several tablets.
      cells.sort((one, other) -> layout.compareKeys(one.values(), other.values()));
    }
    return cells;
  }

  /** The tablets that can have cells of a row. */
  private List<Long> tablets(Value row) {
    return layout.tabletsOf(
        new PartitionBounds(Map.of(family.rowPosition(), List.of(row)), Map.of()));
  }

  /**
   * A stored cell.
   *
   * @param values a value a column of the table
   */
  record Cell(long tablet, Value[] values) {}

  /**
   * What a put brings beside the key.
   *
   * @param value null when it is missing
   * @param lifetime milliseconds; null when none is given
   */
  record Properties(Value value, Value lifetime) {}
}
