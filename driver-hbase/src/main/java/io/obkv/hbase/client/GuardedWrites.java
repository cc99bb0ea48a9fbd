// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import io.obkv.hbase.adapter.CellWrite;
import io.obkv.hbase.adapter.MutationAdapter;
import io.obkv.hbase.cluster.HTableSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Append;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What mutations make of a row of which one column's newest version is known: increments and appends of
 * that column become puts. Not for several threads.
 */
final class GuardedWrites {
  private final CheckedColumn column;
  private final HTableSchema table;
  private final long now;
  private final List<CellWrite> writes = new ArrayList<>();
  private final List<Cell> added = new ArrayList<>();
  private byte[] value;
  private long time;

  /**
   * @param newest the column's newest version; null for none
   * @param now milliseconds
   */
  GuardedWrites(CheckedColumn column, Cell newest, HTableSchema table, long now) {
    this.column = column;
    this.table = table;
    this.now = now;
    this.value = newest == null ? null : CellUtil.cloneValue(newest);
    this.time = newest == null ? now : Math.max(now, newest.getTimestamp());
  }

  /**
   * Adds a mutation.
   *
   * @throws DoNotRetryIOException where it adds to another column, or to a value that is no number
   */
  void add(Mutation mutation) throws IOException {
    if (MutationAdapter.isPlain(mutation)) {
      writes.addAll(
          MutationAdapter.row(mutation.getRow(), List.of(mutation), table, now).cells());
      return;
    }
    for (List<Cell> family : mutation.getFamilyCellMap().values()) {
      for (Cell cell : family) {
        requireColumn(cell);
        value = mutation instanceof Increment
            ? incremented(CellUtil.cloneValue(cell))
            : Bytes.add(value == null ? new byte[0] : value, CellUtil.cloneValue(cell));
        put(mutation);
      }
    }
  }

  private void put(Mutation mutation) {
    writes.add(new CellWrite(
        CellWrite.Kind.PUT, column.family(), column.qualifier(), time, value, mutation.getTTL()));
    boolean returned = mutation instanceof Increment increment
        ? increment.isReturnResults()
        : ((Append) mutation).isReturnResults();
    if (returned) {
      added.clear();
      added.add(new KeyValue(mutation.getRow(), column.family(), column.qualifier(), time, value));
    }
  }

  private byte[] incremented(byte[] amount) throws DoNotRetryIOException {
    if (value != null && value.length != Long.BYTES) {
      throw new DoNotRetryIOException("Field is not a long, it's " + value.length + " bytes wide");
    }
    return Bytes.toBytes((value == null ? 0 : Bytes.toLong(value)) + Bytes.toLong(amount));
  }

  private void requireColumn(Cell cell) throws DoNotRetryIOException {
    if (!CellUtil.matchingColumn(cell, column.family(), column.qualifier())) {
      throw new DoNotRetryIOException("a check of column "
          + Bytes.toStringBinary(column.family()) + ":" + Bytes.toStringBinary(column.qualifier())
          + " can guard an increment or append of that column only: OceanBase looks at one column");
    }
  }

  List<CellWrite> writes() {
    return writes;
  }

  /** The new cells of increments and appends. */
  List<Cell> added() {
    return added;
  }
}
