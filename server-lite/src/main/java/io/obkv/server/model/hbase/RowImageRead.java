// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.model.hbase.CellPages.PageSize;
import io.obkv.server.model.table.ResultPages;
import io.obkv.server.tablet.RowCells;
import io.obkv.server.tablet.RowImage;
import io.obkv.server.tablet.RowImageWalk;
import io.obkv.server.tablet.RowImages;
import io.obkv.server.tablet.TabletImages;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * A read that images of rows can answer, and whose answer makes images: of rows of one family in one tablet as they
 * are now, without a filter, the newest version of each column; of some columns where it is one row. For one thread at a time.
 */
final class RowImageRead {
  /** More rows than that are read once: images of them would displace others. */
  static final int MOST_ROWS = 1_000;

  /** A row with more cells, or more bytes, is not read as a whole for a few of its columns. */
  private static final int MOST_CELLS_BESIDE = 32;

  private static final long MOST_BYTES_BESIDE = 16 * 1024;

  private static final byte[] NO_CELLS = {};

  private final CellQuery query;
  private final PageSize size;
  private final RowImages all;
  private final TabletImages images;
  private final byte[] first;
  private final byte[] end;
  private final boolean endIncluded;
  private final boolean isOneRow;

  /** The columns of one row that are read. */
  private final ColumnSelection columns;

  private RowImageRead(
      CellQuery query, PageSize size, RowImages all, TabletImages images, KeyRange range) {
    this.query = query;
    this.size = size;
    this.all = all;
    this.images = images;
    this.first = range.start().get(0).bytes();
    Value last = range.end().get(0);
    this.end = last.isMax() ? null : last.bytes();
    this.endIncluded = range.end().get(1).isMax();
    this.isOneRow = endIncluded && Arrays.equals(first, end);
    this.columns = query.families().get(0).columns();
  }

  /** Null where a read is none of these. */
  static RowImageRead of(CellQuery query, PageSize size, RowImages images) {
    boolean plain = query.isOneWalk()
        && !query.onlyExistence()
        && !query.namesFamilies()
        && query.lifetimes() == query.families().get(0).family().hasTtl()
        && query.families().get(0).isOfNewest();
    if (!plain) {
      return null;
    }
    FamilyRead read = query.families().get(0);
    KeyRange range = read.ranges().get(0);
    boolean fits = isRow(range) || read.columns().isAll() && isShort(query, size);
    if (!isOfRows(range) || !fits) {
      return null;
    }
    FamilyTable family = read.family();
    TabletImages tablet = images.tablet(read.tablets().get(0), family.cells(), family.form());
    return tablet == null ? null : new RowImageRead(query, size, images, tablet, range);
  }

  /** True when the range begins before all cells of a row and ends before, or behind, all of one. */
  private static boolean isOfRows(KeyRange range) {
    Value start = range.start().get(0);
    Value end = range.end().get(0);
    return !start.isMin()
        && !start.isMax()
        && !end.isMin()
        && range.start().size() == 3
        && range.end().size() == 3
        && range.start().get(1).isMin()
        && (range.end().get(1).isMin() || range.end().get(1).isMax());
  }

  private static boolean isRow(KeyRange range) {
    return range.start().get(0).equals(range.end().get(0));
  }

  private static boolean isShort(CellQuery query, PageSize size) {
    return query.limit() > 0 && query.limit() <= MOST_ROWS && size.cells() <= 0;
  }

  /** The whole answer, by images alone; null where that is not possible. */
  QueryResult answer() {
    QueryResult known = known();
    if (known != null) {
      all.answered();
    }
    if (!isOneRow) {
      images.noteScan(known != null);
    }
    return known;
  }

  private QueryResult known() {
    RowImageWalk walk = new RowImageWalk(images, first, end, endIncluded);
    List<RowImage> rows = new ArrayList<>();
    int most = query.limit() > 0 ? query.limit() : MOST_ROWS;
    long bytes = 0;
    for (RowImage row = walk.next(); row != null; row = isOneRow ? null : walk.next()) {
      rows.add(row);
      bytes += row.cells().bytes().length;
      if (rows.size() == most) {
        break;
      }
    }
    boolean complete =
        !rows.isEmpty() && (isOneRow || rows.size() == query.limit() || walk.isEnd());
    if (!complete || !isOnePage(rows.size(), bytes) || !walk.stillHolds()) {
      return null;
    }
    return columns.isAll() ? result(rows, bytes) : selected(rows.get(0).cells());
  }

  private QueryResult selected(RowCells row) {
    WireWriter cells = new WireWriter(WireWriter.LengthForm.SHORTEST, row.bytes().length);
    AnsweredCell cell = new AnsweredCell(row.bytes());
    Iterator<byte[]> wanted = columns.qualifiers().iterator();
    byte[] next = wanted.next();
    int count = 0;
    int from = 0;
    for (int end : row.ends()) {
      cell.moveTo(from);
      int sign = cell.compareQualifier(next);
      while (sign > 0 && wanted.hasNext()) {
        next = wanted.next();
        sign = cell.compareQualifier(next);
      }
      if (sign == 0) {
        cells.raw(row.bytes(), from, end - from);
        count++;
      }
      from = end;
    }
    return new QueryResult(query.names(), count, cells.toByteArray());
  }

  /**
   * Reads a row as a whole of which some columns are wanted, so that it is known from now on.
   *
   * @return the answer; null where the row is too long for that, or other reads have to do without it, too
   */
  QueryResult answerOfWhole(TabletReader reader, long deadlineNanos) {
    if (columns.isAll() || !images.mayBeShort()) {
      return null;
    }
    PageSize most = new PageSize(0, MOST_CELLS_BESIDE, MOST_BYTES_BESIDE, true);
    RowRecorder recorder = recorder();
    QueryResult answer = null;
    try (CellPages pages = new CellPages(query.ofAllColumns(), most, reader, Long.MAX_VALUE)) {
      ResultPages.Page page = pages.recordedBy(recorder).next(deadlineNanos);
      if (page.end()) {
        answer =
            page.result().rowCount() == 0 ? new QueryResult(query.names(), 0, NO_CELLS) : known();
      }
    }
    images.noteShort(answer != null);
    return answer;
  }

  /** Whether images are to be made of its answer. */
  boolean teaches() {
    return columns.isAll() && (isOneRow || images.mayHelpScans());
  }

  private boolean isOnePage(int rows, long bytes) {
    return (size.rows() <= 0 || rows <= size.rows()) && !size.isReachedBy(bytes);
  }

  private QueryResult result(List<RowImage> rows, long bytes) {
    byte[] cells = new byte[Math.toIntExact(bytes)];
    int at = 0;
    long count = 0;
    for (RowImage row : rows) {
      byte[] own = row.cells().bytes();
      System.arraycopy(own, 0, cells, at, own.length);
      at += own.length;
      count += row.cells().ends().length;
    }
    return new QueryResult(query.names(), count, cells);
  }

  /** What to tell of the cells of the answer as they are read from storage; to be asked for before. */
  RowRecorder recorder() {
    return new RowRecorder(isOneRow ? images.lessonOfRow(first) : images.lessonOfRows());
  }
}
