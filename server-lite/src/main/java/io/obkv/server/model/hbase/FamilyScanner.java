// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.HeavyRequestException;
import io.obkv.server.error.RequestException;
import io.obkv.server.filter.hbase.HBaseFilter;
import io.obkv.server.filter.hbase.Verdict;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The cells of one family that belong to an answer, in order. What HBase applies first comes first:
 * lifetimes, times, columns, versions, the filter, then how many cells of a row are wanted. A row is
 * kept in memory only if its filter decides about it at its end. For one thread at a time.
 */
final class FamilyScanner implements AutoCloseable {
  private static final int CELLS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

  /** What the cells of one row may take while its filter makes up its mind. */
  private static final long MOST_ROW_BYTES = 256L << 20;

  private static final long CELL_OVERHEAD = 400;

  private static final HBaseFilter EVERYTHING = new HBaseFilter() {};

  private final FamilyRead read;
  private final TabletReader reader;
  private final HBaseFilter filter;
  private final CellJudge judge;
  private final Iterator<KeyRange> ranges;
  private final boolean keepsRows;

  /** Cells that belong to the answer. */
  private final Deque<StoredCell> ready = new ArrayDeque<>();

  /** Cells of the row that its filter may take back. */
  private final List<StoredCell> kept = new ArrayList<>();

  private long keptBytes;
  private CellWalk walk;

  /** The next cell to look at. */
  private StoredCell cell;

  /** The row that is looked at; null between rows. */
  private byte[] row;

  /** How many cells of the row the filter let pass. */
  private long passed;

  private boolean ended;
  private long looked;
  private long mostCells;

  /**
   * A scanner.
   *
   * @param mostCells that may be looked at, until {@link #liftBound}
   */
  FamilyScanner(FamilyRead read, TabletReader reader, long mostCells) {
    this.mostCells = mostCells;
    this.read = read;
    this.reader = reader;
    this.filter = read.filter() == null
        ? EVERYTHING
        : read.filter().filter(read.family().family(), read.reversed());
    this.keepsRows = filter.decidesRows();
    this.judge = new CellJudge(read);
    this.ranges = read.rangesInOrder();
  }

  /**
   * The next cell, or null at the end. After a failure for want of time the walk can go on.
   *
   * @param deadlineNanos until when to look for one, as {@link System#nanoTime()}
   */
  StoredCell next(long deadlineNanos) {
    while (ready.isEmpty() && !ended) {
      step(deadlineNanos);
    }
    return ready.poll();
  }

  /** The next cell of the row of the last one given, or null when it has no more. */
  StoredCell nextInRow(long deadlineNanos) {
    while (ready.isEmpty() && row != null) {
      step(deadlineNanos);
    }
    return ready.poll();
  }

  /** True when there is certainly no other cell. */
  boolean isExhausted() {
    return ready.isEmpty()
        && row == null
        && (ended || cell == null && !ranges.hasNext() || filter.filterAllRemaining());
  }

  private void step(long deadlineNanos) {
    checkTime(deadlineNanos);
    if (row != null) {
      look();
    } else if (cell != null) {
      beginRow();
    } else {
      openNext();
    }
  }

  /** From now on any number of cells may be looked at. */
  void liftBound() {
    mostCells = Long.MAX_VALUE;
  }

  private void checkTime(long deadlineNanos) {
    if (looked >= mostCells) {
      throw new HeavyRequestException();
    }
    if (++looked % CELLS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - deadlineNanos > 0) {
      throw new RequestException(ErrorCode.OB_TIMEOUT);
    }
  }

  private void openNext() {
    close();
    if (filter.filterAllRemaining() || !ranges.hasNext()) {
      ended = true;
      return;
    }
    walk = read.walk(reader, ranges.next());
    cell = walk.next();
  }

  private void beginRow() {
    if (filter.filterAllRemaining()) {
      ended = true;
      return;
    }
    byte[] next = cell.row();
    if (filter.filterRowKey(next)) {
      byte[] least = filter.nextRow(next);
      filter.reset();
      cell = walk.toNextRow(cell, least);
      return;
    }
    row = next;
    passed = 0;
    judge.beginRow();
  }

  private void look() {
    if (filter.filterAllRemaining()) {
      // Asked before the row ends, since the filter may forget it then.
      endRow();
      ended = true;
    } else if (cell == null || !cell.isInRow(row)) {
      endRow();
    } else {
      follow(judge.judge(cell));
    }
  }

  private void follow(Verdict stored) {
    if (!stored.includes()) {
      move(stored.step(), null);
      return;
    }
    Verdict verdict = filter.filterCell(cell);
    if (verdict.includes() && !take()) {
      move(Verdict.Step.ROW, null);
      return;
    }
    byte[] seek = verdict == Verdict.SEEK ? filter.nextQualifier(cell) : null;
    Verdict.Step step =
        verdict.step().compareTo(stored.step()) < 0 ? stored.step() : verdict.step();
    move(step, seek);
  }

  /** Takes the cell into the answer; false when the row has all that are wanted. */
  private boolean take() {
    passed++;
    if (read.limit() >= 0 && passed > (long) read.offset() + read.limit()) {
      return false;
    }
    if (passed > read.offset()) {
      keep(read.filter() == null ? cell : transformed(cell));
    }
    return true;
  }

  private StoredCell transformed(StoredCell taken) {
    byte[] value = taken.value();
    byte[] answered = filter.transform(value);
    return answered == value ? taken : taken.withValue(answered);
  }

  private void keep(StoredCell taken) {
    if (!keepsRows) {
      ready.add(taken);
      return;
    }
    keptBytes += CELL_OVERHEAD + taken.entry().valueLength();
    if (keptBytes > MOST_ROW_BYTES) {
      throw new RequestException(
          ErrorCode.OB_SIZE_OVERFLOW, "a row is too large for a filter that decides at its end");
    }
    kept.add(taken);
  }

  private void move(Verdict.Step step, byte[] seek) {
    switch (step) {
      case ROW -> cell = walk.toNextRow(cell, null);
      case COLUMN -> {
        if (judge.seesAllColumns()) {
          cell = walk.toNextColumn(cell);
        } else {
          moveToColumn(judge.columnBehind(cell.qualifier()));
        }
      }
      case CELL -> {
        if (seek != null && Arrays.compareUnsigned(seek, cell.qualifier()) > 0) {
          moveToColumn(judge.columnFrom(seek));
        } else {
          cell = walk.next();
        }
      }
    }
  }

  private void moveToColumn(byte[] qualifier) {
    cell = qualifier == null ? walk.toNextRow(cell, null) : walk.toColumn(cell, qualifier);
  }

  private void endRow() {
    row = null;
    filter.retainCells(kept);
    // As in HBase a row without cells is not asked about: it does not count for a page.
    boolean empty = keepsRows ? kept.isEmpty() : passed == 0;
    if (!empty && !filter.filterRow()) {
      ready.addAll(kept);
    }
    kept.clear();
    keptBytes = 0;
    filter.reset();
  }

  @Override
  public void close() {
    if (walk != null) {
      walk.close();
      walk = null;
    }
  }
}
