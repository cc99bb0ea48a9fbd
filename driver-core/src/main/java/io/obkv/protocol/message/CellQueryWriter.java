// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.ValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a {@link Query} of cells, and the {@link AsyncQueryRequest} around it: the bytes that the records
 * would be written as, without an object for each range, bound and value. What all queries of cells have in
 * common is copied as it stands.
 */
public final class CellQueryWriter {
  /** The columns that ranges of cells bound. */
  public static final List<String> KEY = List.of("K", "Q", "T");

  private static final int NO_LIMIT = -1;
  private static final int DESCRIBING_BYTES = 4;

  /** The table id of every range. */
  private static final byte[] RANGE = writer().vi64(-1).toByteArray();

  private static final byte[] LEAST = values(Value.MIN, Value.MIN, Value.MIN);
  private static final byte[] GREATEST = values(Value.MAX, Value.MAX, Value.MAX);

  /** The number of values, and what describes the first of them. */
  private static final byte[] ROW = writer()
      .vi64(KEY.size())
      .raw(values(Value.ofBytes(new byte[0])), 1, DESCRIBING_BYTES)
      .toByteArray();

  private static final byte[] BEFORE_CELLS = behindCount(Value.MIN, Value.MIN);
  private static final byte[] BEHIND_CELLS = behindCount(Value.MAX, Value.MAX);

  /** Columns to select, and a filter: neither. */
  private static final byte[] BEFORE_LIMIT =
      writer().vstrings(List.of()).vstring("").toByteArray();

  private static final byte[] BEHIND_ORDER =
      writer().vstring("PRIMARY").vi32(NO_LIMIT).toByteArray();

  /** The key's columns, and no aggregations. */
  private static final byte[] BEHIND_FILTER = writer().vstrings(KEY).vi64(0).toByteArray();

  private static final byte[] ENTITY_AND_CONSISTENCY =
      writer().i8(EntityType.HBASE.number()).i8(Consistency.STRONG.number()).toByteArray();

  private final WireWriter out = writer();
  private final int struct;

  /**
   * Begins a query.
   *
   * @param ranges how many follow, of two bounds each
   */
  public CellQueryWriter(int ranges) {
    struct = out.beginStruct();
    out.vi64(ranges);
  }

  private static WireWriter writer() {
    return new WireWriter(WireWriter.LengthForm.SHORTEST);
  }

  private static byte[] values(Value... values) {
    return writer().list(ValueCodec.INSTANCE, List.of(values)).toByteArray();
  }

  private static byte[] behindCount(Value... values) {
    byte[] counted = values(values);
    return Arrays.copyOfRange(counted, 1, counted.length);
  }

  /** Begins a range; its bounds follow, the start before the end. */
  public void beginRange(boolean startInclusive, boolean endInclusive) {
    out.raw(RANGE)
        .i8((startInclusive ? KeyRange.INCLUSIVE_START : 0)
            | (endInclusive ? KeyRange.INCLUSIVE_END : 0));
  }

  /** Ends the range that was begun last. */
  public void endRange() {
    out.i8(0);
  }

  /** A bound before all cells. */
  public void least() {
    out.raw(LEAST);
  }

  /** A bound behind all cells. */
  public void greatest() {
    out.raw(GREATEST);
  }

  /** A bound before the cells of a row, which are the first bytes of an array, or behind them. */
  public void row(byte[] row, int length, boolean behind) {
    out.raw(ROW).bstring(row, 0, length).raw(behind ? BEHIND_CELLS : BEFORE_CELLS);
  }

  /**
   * Ends the query.
   *
   * @param limit of rows, -1 for none
   * @param order in which rows are read
   * @param pageBytes for each page, -1 for no limit
   * @return the query as requests have it
   */
  public byte[] end(
      int limit, ScanOrder order, long pageBytes, HTableFilter cells, KvParams.HBase params) {
    out.raw(BEFORE_LIMIT).vi32(limit).i8(0).i8(order.number()).raw(BEHIND_ORDER).vi64(pageBytes);
    Query.HTABLE_FILTER.encode(cells, out);
    out.raw(BEHIND_FILTER);
    Query.KV_PARAMS.encode(params, out);
    out.i8(0).endStruct(struct);
    return out.toByteArray();
  }

  /**
   * Writes the request for one page.
   *
   * @param query see {@link #end}
   * @param sessionId the server's number of the query, -1 to start one
   * @param step see {@link QueryStep}
   */
  public static void request(
      byte[] credential,
      String table,
      long tableId,
      long tabletId,
      byte[] query,
      long sessionId,
      QueryStep step,
      WireWriter out) {
    int whole = out.beginStruct();
    int request = out.beginStruct();
    out.bstring(credential).vstring(table).vi64(tableId).i64(tabletId);
    out.raw(ENTITY_AND_CONSISTENCY).raw(query).i8(0);
    out.endStruct(request);
    out.vi64(sessionId).i8(step.number());
    out.endStruct(whole);
  }
}
