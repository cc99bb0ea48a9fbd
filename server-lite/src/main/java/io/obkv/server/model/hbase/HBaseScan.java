// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.server.tablet.TabletReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of an answer: row by row, the families of a row one after the other, until the rows that
 * are wanted have been seen. For one thread at a time.
 */
final class HBaseScan implements AutoCloseable {
  private final List<Source> sources;
  private final boolean reversed;
  private final long mostRows;

  /** The row that is read; null between rows. */
  private byte[] row;

  /** Which family of the row is read. */
  private int turn;

  private long rows;

  /** A family and its next cell. */
  private static final class Source {
    private final FamilyScanner scanner;
    private StoredCell cell;

    Source(FamilyScanner scanner) {
      this.scanner = scanner;
    }

    boolean isIn(byte[] row) {
      return cell != null && cell.isInRow(row);
    }
  }

  /**
   * A scan.
   *
   * @param mostCells that may be looked at of each family until {@link #liftBound}
   */
  HBaseScan(CellQuery query, TabletReader reader, long mostCells) {
    this.sources = new ArrayList<>(query.families().size());
    for (FamilyRead family : query.families()) {
      sources.add(new Source(new FamilyScanner(family, reader, mostCells)));
    }
    this.reversed = query.reversed();
    this.mostRows = query.limit() <= 0 ? Long.MAX_VALUE : query.limit();
  }

  /** From now on any number of cells may be looked at. */
  void liftBound() {
    sources.forEach(source -> source.scanner.liftBound());
  }

  /**
   * Finds the next cell. After a failure for want of time the walk can go on.
   *
   * @param deadlineNanos until when to look for one, as {@link System#nanoTime()}
   * @return the cell, which stays the next one until it is {@link #take taken}; null at the end
   */
  StoredCell peek(long deadlineNanos) {
    if (isInRow(deadlineNanos)) {
      return sources.get(turn).cell;
    }
    if (rows >= mostRows) {
      return null;
    }
    turn = -1;
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      if (source.cell == null) {
        source.cell = source.scanner.next(deadlineNanos);
      }
      if (source.cell != null && (turn < 0 || isNearer(source, sources.get(turn)))) {
        turn = i;
      }
    }
    if (turn < 0) {
      return null;
    }
    row = sources.get(turn).cell.row();
    rows++;
    return sources.get(turn).cell;
  }

  private boolean isNearer(Source source, Source than) {
    int sign = Arrays.compareUnsigned(source.cell.row(), than.cell.row());
    return reversed ? sign > 0 : sign < 0;
  }

  /** True when the row of the last cell has another; which {@link #peek} then finds without delay. */
  boolean isInRow(long deadlineNanos) {
    while (row != null) {
      Source source = sources.get(turn);
      if (source.cell == null) {
        source.cell = source.scanner.nextInRow(deadlineNanos);
      }
      if (source.isIn(row)) {
        return true;
      }
      if (++turn == sources.size()) {
        row = null;
      }
    }
    return false;
  }

  /** Takes the cell that {@link #peek} gave. */
  void take() {
    sources.get(turn).cell = null;
  }

  /** True when there is certainly no other cell, which shows only behind a row. */
  boolean isExhausted() {
    if (row != null || rows >= mostRows) {
      return row == null;
    }
    for (Source source : sources) {
      if (source.cell != null || !source.scanner.isExhausted()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    sources.forEach(source -> source.scanner.close());
  }
}
