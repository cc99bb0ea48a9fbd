// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of rows as a batch by log stream (3.8, 3.10): all or nothing. */
public final class LogStreamWrites {
  private static final long TIME_OF_SENDER = 4;
  private static final int SAME_TYPE = 1;
  private static final int NO_HBASE_OPERATION = -1;
  private static final ColumnSet KEY_COLUMNS = ColumnSet.first(HBaseNames.KEY.size());

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

  private final UnaryOperator<byte[]> storedNames;
  private final boolean withTimeToLive;
  private final boolean sameColumns;

  private LogStreamWrites(
      UnaryOperator<byte[]> storedNames, boolean withTimeToLive, boolean sameColumns) {
    this.storedNames = storedNames;
    this.withTimeToLive = withTimeToLive;
    this.sameColumns = sameColumns;
  }

  /**
   * The message; its credential and ids are the sender's to fill in.
   *
   * @param table that of the only family, or the table group
   * @param storedNames of families where it is the table group, see {@link
   *     io.obkv.hbase.cluster.HTableSchema#storedName}; null where it is not
   */
  public static LogStreamRequest message(
      String table, UnaryOperator<byte[]> storedNames, List<TabletWrites> tablets) {
    List<CellWrite> all = tablets.stream()
        .flatMap(tablet -> tablet.rows().stream())
        .flatMap(row -> row.cells().stream())
        .toList();
    boolean withTimeToLive =
        all.stream().anyMatch(cell -> cell.timeToLive() != CellWrite.NO_TIME_TO_LIVE);
    boolean sameType = all.stream().map(LogStreamWrites::type).distinct().count() == 1;
    boolean sameColumns = sameType
        && all.stream()
                .map(cell -> cell.timeToLive() != CellWrite.NO_TIME_TO_LIVE)
                .distinct()
                .count()
            == 1;
    LogStreamWrites writes = new LogStreamWrites(storedNames, withTimeToLive, sameColumns);
    return new LogStreamRequest(
        new byte[0],
        EntityType.HBASE.number(),
        Consistency.STRONG.number(),
        -1,
        table,
        -1,
        HBaseNames.KEY,
        withTimeToLive
            ? List.of(HBaseNames.VALUE, HBaseNames.TIME_TO_LIVE)
            : List.of(HBaseNames.VALUE),
        (sameType ? LogStreamRequest.SAME_TYPE : 0)
            | (sameColumns ? LogStreamRequest.SAME_PROPERTY_NAMES : 0),
        tablets.stream().map(writes::tablet).toList(),
        NO_HBASE_OPERATION);
  }

  private static OperationType type(CellWrite cell) {
    return cell.kind() == CellWrite.Kind.PUT
        ? OperationType.INSERT_OR_UPDATE
        : OperationType.DELETE;
  }

  private TabletOperations tablet(TabletWrites tablet) {
    List<SingleOperation> operations = new ArrayList<>();
    for (RowWrites row : tablet.rows()) {
      Value key = Value.ofBytes(row.row());
      row.cells().forEach(cell -> operations.add(operation(key, cell)));
    }
    boolean sameType =
        operations.stream().mapToInt(SingleOperation::type).distinct().count() == 1;
    return new TabletOperations(
        tablet.tabletId(),
        (sameType ? SAME_TYPE : 0) | (sameColumns ? LogStreamRequest.SAME_PROPERTY_NAMES : 0),
        operations);
  }

  private SingleOperation operation(Value row, CellWrite cell) {
    return new SingleOperation(
        type(cell).number(),
        cell.isTimeOfSender() ? TIME_OF_SENDER : 0,
        null,
        List.of(entity(row, cell)));
  }

  private SingleEntity entity(Value row, CellWrite cell) {
    List<Value> key = List.of(row, qualifier(cell), Value.ofBigInt(cell.storedTime()));
    List<Value> values = new ArrayList<>(2);
    List<Integer> places = new ArrayList<>(2);
    if (cell.kind() == CellWrite.Kind.PUT) {
      places.add(0);
      values.add(Value.ofBytes(cell.value()));
      if (cell.timeToLive() != CellWrite.NO_TIME_TO_LIVE) {
        places.add(1);
        values.add(Value.ofBigInt(cell.timeToLive()));
      }
    }
    ColumnSet columns = sameColumns ? ColumnSet.ALL : ColumnSet.of(withTimeToLive ? 2 : 1, places);
    return new SingleEntity(KEY_COLUMNS, key, columns, values);
  }

  private Value qualifier(CellWrite cell) {
    if (storedNames != null) {
      return Value.ofBytes(HBaseNames.inGroup(storedNames.apply(cell.family()), cell.qualifier()));
    }
    return cell.qualifier() == null ? Value.NULL : Value.ofBytes(cell.qualifier());
  }
}
