// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamCellWriter;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.wire.CompactValueCodec;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.transport.Destination;
import io.obkv.transport.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes of rows as a batch by log stream (3.8, 3.10): all or nothing. Written from the changes themselves:
 * a batch has thousands of cells, and an object for each part of each would cost more than their bytes.
 */
public final class LogStreamWrites implements Request.Body {
  private static final long TIME_OF_SENDER = 4;
  private static final int SAME_TYPE = 1;
  private static final int NO_HBASE_OPERATION = -1;
  private static final int UNKNOWN = -1;
  private static final byte[] NO_CREDENTIAL = {};
  private static final int MOST_RESERVED = 4 << 20;
  private static final List<String> VALUE = List.of(HBaseNames.VALUE);
  private static final List<String> VALUE_AND_TIME =
      List.of(HBaseNames.VALUE, HBaseNames.TIME_TO_LIVE);

  /**
   * Changes that are for one tablet.
   *
   * @param tabletId 0 where a proxy finds it
   */
  public record TabletWrites(long tabletId, List<RowWrites> rows) {
    public TabletWrites {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Changes that are for one tablet.
   *
   * @param bytes about how many they take
   */
  private record Part(TabletWrites tablet, CellCensus census, int bytes) {}

  private final LogStreamRequest head;
  private final UnaryOperator<byte[]> storedNames;
  private final boolean sameColumns;
  private final List<Part> parts = new ArrayList<>(1);
  private final int bytes;
  private final ColumnSet columnsOfDelete;
  private final ColumnSet columnsOfPut;
  private final ColumnSet columnsOfTimedPut;

  /**
   * A batch.
   *
   * @param table that of the only family, or the table group
   * @param storedNames of families where it is the table group, see {@link
   *     io.obkv.hbase.cluster.HTableSchema#storedName}; null where it is not
   */
  public LogStreamWrites(
      String table, UnaryOperator<byte[]> storedNames, List<TabletWrites> tablets) {
    this.storedNames = storedNames;
    CellCensus all = new CellCensus();
    long size = 0;
    for (TabletWrites tablet : tablets) {
      CellCensus census = CellCensus.of(tablet.rows());
      all.add(census);
      int own = (int) Math.min(MOST_RESERVED, size(tablet.rows()));
      parts.add(new Part(tablet, census, own));
      size += own;
    }
    bytes = (int) Math.min(MOST_RESERVED, size);
    sameColumns = all.isOfOneForm();
    List<String> properties = all.hasTimed() ? VALUE_AND_TIME : VALUE;
    columnsOfDelete = columns(properties.size(), List.of());
    columnsOfPut = columns(properties.size(), List.of(0));
    columnsOfTimedPut = all.hasTimed() ? columns(properties.size(), List.of(0, 1)) : null;
    head = new LogStreamRequest(
        NO_CREDENTIAL,
        EntityType.HBASE.number(),
        Consistency.STRONG.number(),
        UNKNOWN,
        table,
        UNKNOWN,
        HBaseNames.KEY,
        properties,
        (all.isOfOneType() ? LogStreamRequest.SAME_TYPE : 0)
            | (sameColumns ? LogStreamRequest.SAME_PROPERTY_NAMES : 0),
        List.of(),
        NO_HBASE_OPERATION);
  }

  private ColumnSet columns(int properties, List<Integer> places) {
    return sameColumns ? ColumnSet.ALL : ColumnSet.of(properties, places);
  }

  private static long size(List<RowWrites> rows) {
    long size = 0;
    for (RowWrites row : rows) {
      size += row.size();
    }
    return size;
  }

  @Override
  public void encode(byte[] credential, Destination destination, WireWriter out) {
    out.reserve(bytes);
    head.addressed(credential, destination.tableId(), destination.logStreamId())
        .encode(out, this::writeTablets, bytes);
  }

  private void writeTablets(WireWriter out) {
    LogStreamCellWriter writer = new LogStreamCellWriter(out, parts.size());
    for (Part part : parts) {
      writer.beginTablet(
          part.bytes,
          part.tablet.tabletId(),
          (part.census.isOfOneType() ? SAME_TYPE : 0)
              | (sameColumns ? LogStreamRequest.SAME_PROPERTY_NAMES : 0),
          part.census.count());
      for (RowWrites row : part.tablet.rows()) {
        for (CellWrite cell : row.cells()) {
          write(row.row(), cell, writer);
        }
      }
      writer.endTablet();
    }
  }

  private void write(byte[] row, CellWrite cell, LogStreamCellWriter writer) {
    boolean put = cell.kind() == CellWrite.Kind.PUT;
    writer.cell(
        (put ? OperationType.INSERT_OR_UPDATE : OperationType.DELETE).number(),
        cell.isTimeOfSender() ? TIME_OF_SENDER : 0,
        row,
        qualifier(cell),
        cell.storedTime(),
        (int) (row.length + cell.size()),
        !put ? columnsOfDelete : cell.isTimed() ? columnsOfTimedPut : columnsOfPut,
        cell,
        LogStreamWrites::writeProperties);
  }

  private static void writeProperties(CellWrite cell, WireWriter out) {
    if (cell.kind() != CellWrite.Kind.PUT) {
      out.vi64(0);
      return;
    }
    out.vi64(cell.isTimed() ? 2 : 1);
    CompactValueCodec.bytes(cell.array(), cell.from(), cell.length(), out);
    if (cell.isTimed()) {
      CompactValueCodec.bigInt(cell.timeToLive(), out);
    }
  }

  private byte[] qualifier(CellWrite cell) {
    return storedNames == null
        ? cell.qualifier()
        : HBaseNames.inGroup(storedNames.apply(cell.family()), cell.qualifier());
  }
}
