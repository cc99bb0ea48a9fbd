// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.HTableFilter;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateResult;
import io.obkv.protocol.message.QueryResult;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.hbase.FamilyEditor.Cell;
import io.obkv.server.model.hbase.FamilyEditor.Properties;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.tablet.TabletTransaction;
import io.obkv.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Append and increment: a new version of each cell from the newest one. They look at no condition. For
 * one request.
 */
final class Accumulation {
  private static final byte[] NOTHING = {};
  private static final int STORED_LEVEL = 5;
  private static final int BINARY = 63;

  private final FamilyEditor cells;
  private final HTableFilter filter;
  private final RequestClock clock;

  private Accumulation(FamilyEditor cells, HTableFilter filter, RequestClock clock) {
    this.cells = cells;
    this.filter = filter;
    this.clock = clock;
  }

  static boolean accumulates(int type) {
    return type == OperationType.INCREMENT.number() || type == OperationType.APPEND.number();
  }

  /** Does the operations of a request, and gives the new cells if it asks for them. */
  static QueryAndMutateResult of(
      FamilyTable family, TabletTransaction transaction, RequestClock clock, QueryAndMutate work) {
    FamilyEditor editor = new FamilyEditor(family, transaction, clock);
    Accumulation accumulation = new Accumulation(editor, work.query().hTableFilter(), clock);
    List<Cell> made = new ArrayList<>();
    for (Operation operation : work.mutations().operations()) {
      if (!accumulates(operation.type())) {
        throw Refusals.notSupported("mutation type");
      }
      made.add(accumulation.apply(operation));
    }
    return new QueryAndMutateResult(
        1, work.returningAffectedEntity() ? rows(family, made) : QueryResult.EMPTY);
  }

  private Cell apply(Operation operation) {
    LogStreamCells.Key key = LogStreamCells.Key.of(operation.entity().rowkey());
    Properties given = LogStreamCells.properties(
        operation.entity(), cells.family().layout().schema().name());
    if (key.qualifier().isNull()) {
      throw Refusals.invalidArgument();
    }
    byte[] operand = operand(given);
    boolean increments = operation.type() == OperationType.INCREMENT.number();
    if (increments) {
      requireLong(operand);
    }
    Value row = cells.row(key.row());
    Value qualifier = cells.qualifier(key.qualifier());
    cells.lock(row);
    byte[] before = newest(row, qualifier, filter.minStamp(), filter.maxStamp());
    byte[] after = increments ? sum(before, operand) : joined(before, operand);
    return cells.put(
        row,
        qualifier,
        time(row, qualifier),
        new Properties(Value.ofBytes(after), given.lifetime()));
  }

  private static byte[] operand(Properties given) {
    if (given.value() == null || given.value().isNull()) {
      return NOTHING;
    }
    if (!given.value().type().isBytes()) {
      throw Refusals.invalidArgument();
    }
    return given.value().bytes();
  }

  /** The newest value within some times; null when there is none. */
  private byte[] newest(Value row, Value qualifier, long minStamp, long maxStamp) {
    CellSelection selection = new CellSelection(List.of(qualifier), minStamp, maxStamp, 1);
    return cells.select(row, selection).stream()
        .findFirst()
        .map(cell -> cell.values()[cells.family().valuePosition()].bytes())
        .orElse(null);
  }

  /**
   * The present, or the time of a cell of the future: OceanBase writes below such a cell, where no read
   * would see what was added.
   */
  private long time(Value row, Value qualifier) {
    CellSelection any = new CellSelection(List.of(qualifier), 0, Long.MAX_VALUE, 1);
    long newest = cells.select(row, any).stream()
        .mapToLong(cell -> -cell.values()[cells.family().timePosition()].bits())
        .findFirst()
        .orElse(0);
    return -Math.max(clock.millis(), newest);
  }

  private static byte[] joined(byte[] before, byte[] suffix) {
    byte[] start = before == null ? NOTHING : before;
    byte[] joined = Arrays.copyOf(start, start.length + suffix.length);
    System.arraycopy(suffix, 0, joined, start.length, suffix.length);
    return joined;
  }

  private static byte[] sum(byte[] before, byte[] delta) {
    if (before == null) {
      return delta;
    }
    requireLong(before);
    long sum = ByteBuffer.wrap(before).getLong() + ByteBuffer.wrap(delta).getLong();
    return ByteBuffer.allocate(Long.BYTES).putLong(sum).array();
  }

  private static void requireLong(byte[] value) {
    if (value.length != Long.BYTES) {
      throw new RequestException(
          ErrorCode.OB_KV_HBASE_INCR_FIELD_IS_NOT_LONG,
          "When invoking the Increment interface, only HBase cells with a length of 8 can be converted"
              + " to int64_t. the current length of the HBase cell is '" + value.length + "'.");
    }
  }

  /** The cells by their columns, with T as it is stored. */
  private static QueryResult rows(FamilyTable family, List<Cell> cells) {
    List<List<Value>> rows = cells.stream()
        .map(Cell::values)
        .sorted(family.layout()::compareKeys)
        .map(cell -> List.of(
            cell[family.rowPosition()],
            cell[family.qualifierPosition()],
            cell[family.timePosition()].withMeta(STORED_LEVEL, BINARY, -1),
            cell[family.valuePosition()]))
        .toList();
    return QueryResult.of(FamilyTable.COLUMNS, rows);
  }
}
