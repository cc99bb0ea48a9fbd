// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.tablet.RowCells;
import io.obkv.server.tablet.RowLesson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Makes images of the rows of a page while it is read from storage. For one thread at a time. */
final class RowRecorder {
  private static final int FIRST_CELLS = 16;

  private final RowLesson lesson;
  private final List<byte[]> rows = new ArrayList<>();

  /** Where the cells of each row begin among {@link #ends}. */
  private int[] begins = new int[1];

  /** Rows of which something expires by itself, by their places. */
  private final BitSet perishable = new BitSet();

  private int[] ends = new int[FIRST_CELLS];
  private int cells;

  RowRecorder(RowLesson lesson) {
    this.lesson = lesson;
  }

  /** Notes a cell that was written to the page. */
  void cell(StoredCell cell, boolean rowGoesOn, WireWriter page) {
    if (!rowGoesOn) {
      if (rows.size() == begins.length) {
        begins = Arrays.copyOf(begins, 2 * begins.length);
      }
      begins[rows.size()] = cells;
      rows.add(cell.row());
    }
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[cells++] = page.size();
    if (cell.entry().hasLifetime()) {
      perishable.set(rows.size() - 1);
    }
  }

  /** Notes that the page is the whole answer. */
  void complete(byte[] page) {
    for (int i = 0; i < rows.size(); i++) {
      if (perishable.get(i)) {
        lesson.leaveOut();
      } else {
        int first = begins[i];
        int behind = i + 1 < rows.size() ? begins[i + 1] : cells;
        lesson.row(rows.get(i), () -> cells(page, first, behind));
      }
    }
  }

  private RowCells cells(byte[] page, int first, int behind) {
    int from = first == 0 ? 0 : ends[first - 1];
    int[] own = new int[behind - first];
    for (int i = 0; i < own.length; i++) {
      own[i] = ends[first + i] - from;
    }
    return new RowCells(Arrays.copyOfRange(page, from, ends[behind - 1]), own);
  }
}
