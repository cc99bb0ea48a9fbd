// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.QueryResult;
import io.obkv.protocol.wire.EncodedValues;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.KeyValue;

/** Rows of a family's table as HBase's cells. */
public final class CellRows {
  private CellRows() {}

  /** The new cells that increments and appends answer with, whose times are as stored: negated. */
  public static List<Cell> ofStored(QueryResult rows, byte[] family) {
    int columns = rows.columns().size();
    EncodedValues values = rows.values();
    if (values.isEmpty()) {
      return List.of();
    }
    if (columns < HBaseNames.KEY.size() + 1) {
      throw new ProtocolException("cells with the columns " + rows.columns());
    }
    List<Cell> cells = new ArrayList<>(values.size() / columns);
    for (int i = 0; i < values.size(); i += columns) {
      cells.add(new KeyValue(
          values.get(i).bytes(),
          family,
          values.get(i + 1).bytes(),
          Math.abs(values.bits(i + 2)),
          values.get(i + 3).bytes()));
    }
    return cells;
  }
}
