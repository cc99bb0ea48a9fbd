// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.ResultPages;
import io.obkv.server.tablet.TabletReader;
import java.util.List;

/** The answer of an HBase read in pages (3.6 and 3.10 of the protocol notes). */
final class CellPages implements ResultPages {
  /** No client reads larger packets; the memory of one answer is bounded by it. */
  private static final int MOST_ANSWER_BYTES = 256 * 1024 * 1024;

  private static final int FIRST_BYTES = 512;

  /** Many rows fit into it. */
  private static final int ROOM_OF_ROW = 2 * 1024;

  private static final int MOST_ROOM = 128 * 1024;

  /** What OceanBase counts for an answer besides its cells. */
  private static final int HEAD_BYTES = 164;

  /** A row is cut only where it makes a page that much longer than asked: clients put it together. */
  private static final long MOST_BYTES_FOR_WHOLE_ROWS = 4 * 1024 * 1024;

  private final CellQuery query;
  private final PageSize size;
  private final HBaseScan scan;

  /** Of the first page; null where there is nothing to learn. */
  private RowRecorder recorder;

  /** What the page before took. */
  private int lastBytes;

  /**
   * How much of an answer one page has, 0 or less for no bound.
   *
   * @param rows rows with all their cells
   * @param cells cells, whatever rows they are of
   * @param bytes encoded cells; the row that reaches it is the last
   * @param partialRows whether a page may end within a row
   */
  record PageSize(int rows, int cells, long bytes, boolean partialRows) {
    static final PageSize UNBOUNDED = new PageSize(0, 0, 0, false);

    /** Whether so many bytes of cells are as much as a page may have. */
    boolean isReachedBy(long cellBytes) {
      return reached(cellBytes + HEAD_BYTES, bytes);
    }
  }

  /**
   * An answer.
   *
   * @param mostCells that may be looked at for the first page: the call fails with {@link
   *     io.obkv.server.error.HeavyRequestException} when it takes more
   */
  CellPages(CellQuery query, PageSize size, TabletReader reader, long mostCells) {
    this.query = query;
    this.size = size;
    this.scan = new HBaseScan(query, reader, mostCells);
  }

  /** Has somebody learn from the answer, if one page is all of it. */
  CellPages recordedBy(RowRecorder listener) {
    recorder = listener;
    return this;
  }

  @Override
  public Page next(long deadlineNanos) {
    Page page = query.onlyExistence() ? existence(deadlineNanos) : cells(deadlineNanos);
    scan.liftBound();
    if (recorder != null && page.end()) {
      recorder.complete(page.result().buffer());
    }
    recorder = null;
    return page;
  }

  private Page cells(long deadlineNanos) {
    WireWriter buffer = new WireWriter(WireWriter.LengthForm.SHORTEST, room());
    long cells = 0;
    int rows = 0;
    boolean end = false;
    try {
      while (!end && !reached(cells, size.cells())) {
        boolean rowGoesOn = scan.isInRow(deadlineNanos);
        if (cells > 0 && isFull(buffer.size(), rows, rowGoesOn)) {
          break;
        }
        StoredCell cell = scan.peek(deadlineNanos);
        end = cell == null;
        if (!end) {
          write(cell, buffer);
          if (recorder != null) {
            recorder.cell(cell, rowGoesOn, buffer);
          }
          scan.take();
          cells++;
          rows += rowGoesOn ? 0 : 1;
        }
      }
    } catch (RequestException e) {
      // What was found in time is an answer; the next page goes on from there.
      if (e.code() != ErrorCode.OB_TIMEOUT || cells == 0) {
        throw e;
      }
      return new Page(new QueryResult(query.names(), cells, buffer.toByteArray()), false);
    }
    lastBytes = buffer.size();
    return new Page(
        new QueryResult(query.names(), cells, buffer.toByteArray()), end || scan.isExhausted());
  }

  /** How long the page is likely to be: as the one before, or some rows. */
  private int room() {
    if (lastBytes > 0) {
      return Math.min(lastBytes + lastBytes / 8, MOST_ROOM);
    }
    long rows = Math.max(Math.min(query.limit(), size.rows()), 1);
    return (int) Math.min(rows * ROOM_OF_ROW, MOST_ROOM);
  }

  private boolean isFull(long bytes, int rows, boolean rowGoesOn) {
    if (rowGoesOn && !size.partialRows()) {
      return size.bytes() > 0 && bytes >= size.bytes() + MOST_BYTES_FOR_WHOLE_ROWS;
    }
    return size.isReachedBy(bytes) || !rowGoesOn && reached(rows, size.rows());
  }

  private static boolean reached(long count, long bound) {
    return bound > 0 && count >= bound;
  }

  private void write(StoredCell cell, WireWriter buffer) {
    if (buffer.size() > MOST_ANSWER_BYTES) {
      throw new RequestException(
          ErrorCode.OB_SIZE_OVERFLOW, "the answer is too large for one packet");
    }
    query.write(cell, buffer);
  }

  /** As OceanBase answers whether there is a row: by its first cell, of one family without names. */
  private Page existence(long deadlineNanos) {
    StoredCell cell = scan.peek(deadlineNanos);
    if (cell == null) {
      return new Page(QueryResult.of(query.names(), List.of()), true);
    }
    WireWriter buffer = new WireWriter(WireWriter.LengthForm.SHORTEST, FIRST_BYTES);
    write(cell, buffer);
    List<String> names = query.namesFamilies() ? query.names() : List.of();
    return new Page(new QueryResult(names, 1, buffer.toByteArray()), true);
  }

  @Override
  public void close() {
    scan.close();
  }
}
