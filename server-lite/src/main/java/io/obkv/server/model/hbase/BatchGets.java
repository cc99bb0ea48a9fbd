// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.OperationStatus;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.message.SingleResult;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.table.Refusals;
import io.obkv.server.model.table.RequestContext;
import io.obkv.server.tablet.TabletReader;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gets of a batch by log stream (3.8 of the protocol notes). Stateless. */
final class BatchGets {
  private static final long MOST_BYTES = 256L << 20;

  /** The type that OceanBase answers with, whatever was asked. */
  private static final int ANSWERED_TYPE = 0;

  private static final byte ONE_CELL_BITS = (byte) 0xff;
  private static final byte MORE_CELLS_BITS = 0x0f;

  private BatchGets() {}

  /** The cells that a get finds, as one list of values: K, Q, T and V of each. */
  static SingleResult result(
      HTableTarget target, SingleOperation get, TabletReader reader, RequestContext context) {
    SingleQuery asked = get.query();
    if (asked == null || asked.hbase() == null || asked.hbase().hTableFilter() == null) {
      throw Refusals.unexpected();
    }
    // The tablets are those of the row, whichever the request names.
    CellQuery query =
        CellQuery.of(target, Optional.empty(), query(asked), CellQuery.Form.BATCH, context);
    List<Value> values = new ArrayList<>();
    long cells = 0;
    long bytes = 0;
    try (HBaseScan scan = new HBaseScan(query, reader, Long.MAX_VALUE)) {
      for (StoredCell cell = scan.peek(context.deadlineNanos());
          cell != null && !(query.onlyExistence() && cells > 0);
          cell = scan.peek(context.deadlineNanos())) {
        values.addAll(query.answer(cell).subList(0, FamilyTable.COLUMNS.size()));
        scan.take();
        cells++;
        bytes += cell.row().length + cell.qualifier().length + cell.entry().valueLength();
        if (bytes > MOST_BYTES) {
          throw new RequestException(
              ErrorCode.OB_SIZE_OVERFLOW, "the answer is too large for one packet");
        }
      }
    }
    return new SingleResult(OperationStatus.OK, ANSWERED_TYPE, entity(values, cells), cells);
  }

  private static SingleEntity entity(List<Value> values, long cells) {
    if (cells == 0) {
      return SingleEntity.EMPTY;
    }
    // OceanBase sets the spare bits, too, but only where there is one cell.
    byte[] bits = {cells == 1 ? ONE_CELL_BITS : MORE_CELLS_BITS};
    return new SingleEntity(
        ColumnSet.ALL, List.of(), new ColumnSet(FamilyTable.COLUMNS.size(), bits), values);
  }

  private static Query query(SingleQuery asked) {
    SingleQuery.HBasePart hbase = asked.hbase();
    return new Query(
        asked.ranges(),
        hbase.selectColumns(),
        asked.filter(),
        -1,
        0,
        hbase.scanOrder(),
        asked.indexName(),
        -1,
        -1,
        hbase.hTableFilter(),
        List.of(),
        List.of(),
        hbase.params(),
        0,
        Query.ALL_TRAILING);
  }
}
