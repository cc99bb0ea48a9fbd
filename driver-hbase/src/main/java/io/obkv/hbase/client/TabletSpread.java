// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.CellWrite;
import io.obkv.hbase.adapter.HBaseNames;
import io.obkv.hbase.adapter.RowWrites;
import io.obkv.hbase.cluster.RowLocator;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.schema.TableSchema;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.hbase.HConstants;

/**
 * Divides a row's changes where the table keeps cells of different times in different tablets.
 *
 * @param now the time of puts that have none: a tablet must be chosen by it
 */
record TabletSpread(TableSchema schema, long now) {
  /** The row's changes by tablets; one without a single time is for all tablets of the row. */
  Map<Integer, RowWrites> divide(RowWrites row) {
    int[] all = RowLocator.tablets(schema, row.row());
    Map<Integer, List<CellWrite>> parts = new TreeMap<>();
    for (CellWrite cell : row.cells()) {
      CellWrite timed = timed(cell);
      if (timed.isOfOneTime()) {
        add(parts, tablet(row.row(), timed), timed);
      } else {
        for (int tablet : all) {
          add(parts, tablet, timed);
        }
      }
    }
    Map<Integer, RowWrites> divided = new TreeMap<>();
    parts.forEach((tablet, cells) -> divided.put(tablet, new RowWrites(row.row(), cells)));
    return divided;
  }

  private static void add(Map<Integer, List<CellWrite>> parts, int tablet, CellWrite cell) {
    parts.computeIfAbsent(tablet, t -> new ArrayList<>()).add(cell);
  }

  private CellWrite timed(CellWrite cell) {
    return cell.kind() == CellWrite.Kind.PUT && cell.time() == HConstants.LATEST_TIMESTAMP
        ? cell.at(now)
        : cell;
  }

  private int tablet(byte[] row, CellWrite cell) {
    byte[] qualifier = cell.qualifier() == null ? new byte[0] : cell.qualifier();
    int tablet = schema.locate(
        HBaseNames.KEY,
        List.of(Value.ofBytes(row), Value.ofBytes(qualifier), Value.ofBigInt(-cell.time())));
    if (tablet == TableSchema.NO_PARTITION) {
      throw DirectRouter.noPartition();
    }
    return tablet;
  }
}
