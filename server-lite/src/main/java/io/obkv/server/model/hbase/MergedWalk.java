// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Several walks upwards as one. */
final class MergedWalk implements CellWalk {
  private static final byte[] FIRST_QUALIFIER = {};

  private final List<CellWalk> walks;
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>((one, other) -> one.cell.compareTo(other.cell));
  private boolean started;

  /** A walk and its next cell. */
  private record Head(CellWalk walk, StoredCell cell) {}

  private MergedWalk(List<CellWalk> walks) {
    this.walks = walks;
  }

  /** The walks as one; they are closed with it. */
  static CellWalk of(List<CellWalk> walks) {
    return walks.size() == 1 ? walks.get(0) : new MergedWalk(walks);
  }

  @Override
  public StoredCell next() {
    if (!started) {
      started = true;
      walks.forEach(walk -> add(walk, walk.next()));
    }
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    add(head.walk, head.walk.next());
    return head.cell;
  }

  private void add(CellWalk walk, StoredCell cell) {
    if (cell != null) {
      heads.add(new Head(walk, cell));
    }
  }

  @Override
  public StoredCell toColumn(StoredCell cell, byte[] qualifier) {
    move(head -> head.cell.isBefore(cell.row(), qualifier)
        ? head.walk.toColumn(cell, qualifier)
        : head.cell);
    return next();
  }

  @Override
  public StoredCell toNextRow(StoredCell cell, byte[] least) {
    byte[] next = CellWalk.rowAbove(cell.row(), least);
    move(head ->
        head.cell.isBefore(next, FIRST_QUALIFIER) ? head.walk.toNextRow(cell, least) : head.cell);
    return next();
  }

  /** Moves every walk that stands before a place. */
  private void move(Function<Head, StoredCell> mover) {
    List<Head> standing = new ArrayList<>(heads);
    heads.clear();
    standing.forEach(head -> add(head.walk, mover.apply(head)));
  }

  @Override
  public void close() {
    walks.forEach(CellWalk::close);
  }
}
