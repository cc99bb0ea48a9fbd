// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Result;

/** Makes results of rows: one of each, or several where the scan asks for parts. */
final class ResultParts {
  private final int cells;
  private final long bytes;

  ResultParts(ReadSpec spec) {
    this.cells = spec.batch() > 0 ? spec.batch() : Integer.MAX_VALUE;
    this.bytes = spec.partialRows() && spec.pageBytes() > 0 ? spec.pageBytes() : Long.MAX_VALUE;
  }

  /** Adds the results of one row's cells, which are at least one. */
  void add(List<Cell> row, List<Result> into) {
    int from = 0;
    long size = 0;
    for (int at = 0; at < row.size(); at++) {
      size += bytes == Long.MAX_VALUE ? 0 : size(row.get(at));
      boolean isFull = at + 1 - from == cells || size >= bytes;
      if (isFull && at + 1 < row.size()) {
        into.add(part(row.subList(from, at + 1), true));
        from = at + 1;
        size = 0;
      }
    }
    into.add(part(from == 0 ? row : row.subList(from, row.size()), false));
  }

  /** How many bytes a cell has in HBase's own form. */
  static long size(Cell cell) {
    return KeyValue.KEYVALUE_INFRASTRUCTURE_SIZE
        + (long) KeyValue.KEY_INFRASTRUCTURE_SIZE
        + cell.getRowLength()
        + cell.getFamilyLength()
        + cell.getQualifierLength()
        + cell.getValueLength();
  }

  private static Result part(List<Cell> cells, boolean more) {
    return Result.create(cells.toArray(new Cell[0]), null, false, more);
  }
}
