// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.model.hbase.CellPages.PageSize;
import io.obkv.server.tablet.RowImage;
import io.obkv.server.tablet.RowImageWalk;
import io.obkv.server.tablet.RowImages;
import io.obkv.server.tablet.RowLesson;
import io.obkv.server.tablet.TabletImages;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A read that images of rows can answer, and whose answer makes images: of whole rows of one family in one tablet as
 * they are now, without a filter, the newest version of each column. For one thread at a time.
 */
final class RowImageRead {
  /** More rows than that are read once: images of them would displace others. */
  static final int MOST_ROWS = 1_000;

  private final CellQuery query;
  private final PageSize size;
  private final RowImages all;
  private final TabletImages images;
  private final byte[] first;
  private final byte[] end;
  private final boolean endIncluded;
  private final boolean isOneRow;

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
    if (!isOfRows(range) || !isRow(range) && !isShort(query, size)) {
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
    all.answered();
    return result(rows, bytes);
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
  Recorder recorder() {
    return new Recorder(isOneRow ? images.lessonOfRow(first) : images.lessonOfRows());
  }

  /** Makes images of the rows of a page. */
  static final class Recorder {
    private static final int FIRST_CELLS = 16;

    private final RowLesson lesson;
    private final List<byte[]> rows = new ArrayList<>();

    /** Where the cells of each row begin among {@link #ends}. */
    private int[] begins = new int[1];

    /** Rows of which something expires by itself, by their places. */
    private final BitSet perishable = new BitSet();

    private int[] ends = new int[FIRST_CELLS];
    private int cells;

    private Recorder(RowLesson lesson) {
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
          continue;
        }
        int firstCell = begins[i];
        int lastCell = (i + 1 < rows.size() ? begins[i + 1] : cells) - 1;
        int from = firstCell == 0 ? 0 : ends[firstCell - 1];
        lesson.row(rows.get(i), page, ends, from, firstCell, lastCell);
      }
    }
  }
}
