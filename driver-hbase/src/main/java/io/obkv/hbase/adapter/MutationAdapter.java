// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import io.obkv.hbase.adapter.CellWrite.Kind;
import io.obkv.hbase.cluster.HTableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.ByteBufferExtendedCell;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;

/**
 * Puts and deletes as changes of cells. Deletes get an explicit time, now, where they have none: without
 * one servers would remove cells of the future, too, which HBase keeps (hbase-semantics 3 b).
 */
public final class MutationAdapter {
  private MutationAdapter() {}

  /** Whether a mutation is one of those that batches by log stream take. */
  public static boolean isPlain(Mutation mutation) {
    return mutation instanceof Put || mutation instanceof Delete;
  }

  /** Whether all are {@linkplain #isPlain plain}. */
  public static boolean arePlain(List<? extends Mutation> mutations) {
    for (Mutation mutation : mutations) {
      if (!isPlain(mutation)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The changes of a row's puts and deletes, in their order.
   *
   * @param table tells the families of a delete of the whole row
   * @param now milliseconds
   * @throws IllegalArgumentException when one is neither put nor delete
   */
  public static RowWrites row(
      byte[] row, List<? extends Mutation> mutations, HTableSchema table, long now) {
    List<CellWrite> cells = new ArrayList<>(mutations.get(0).size());
    for (Mutation mutation : mutations) {
      if (mutation instanceof Put put) {
        addPut(put, cells);
      } else if (mutation instanceof Delete delete) {
        addDelete(delete, table, now, cells);
      } else {
        throw new IllegalArgumentException(
            "not a put or delete: " + mutation.getClass().getName());
      }
    }
    return new RowWrites(row, cells);
  }

  private static void addPut(Put put, List<CellWrite> cells) {
    long timeToLive = put.getTTL();
    for (Map.Entry<byte[], List<Cell>> family : put.getFamilyCellMap().entrySet()) {
      for (Cell cell : family.getValue()) {
        cells.add(put(family.getKey(), cell, timeToLive));
      }
    }
  }

  /** Values are the largest part: those in arrays are not copied. */
  private static CellWrite put(byte[] family, Cell cell, long timeToLive) {
    byte[] qualifier = CellUtil.cloneQualifier(cell);
    long time = cell.getTimestamp();
    if (cell instanceof ByteBufferExtendedCell) {
      return new CellWrite(
          Kind.PUT, family, qualifier, time, CellUtil.cloneValue(cell), timeToLive);
    }
    return new CellWrite(
        Kind.PUT,
        family,
        qualifier,
        time,
        cell.getValueArray(),
        cell.getValueOffset(),
        cell.getValueLength(),
        timeToLive);
  }

  private static void addDelete(
      Delete delete, HTableSchema table, long now, List<CellWrite> cells) {
    if (delete.getFamilyCellMap().isEmpty()) {
      long time = orNow(delete.getTimestamp(), now);
      table
          .families()
          .keySet()
          .forEach(family -> cells.add(new CellWrite(
              Kind.DELETE_FAMILY, family, null, time, null, CellWrite.NO_TIME_TO_LIVE)));
      return;
    }
    delete
        .getFamilyCellMap()
        .values()
        .forEach(family -> family.forEach(cell -> cells.add(delete(cell, now))));
  }

  private static CellWrite delete(Cell cell, long now) {
    boolean withoutTime = cell.getTimestamp() == HConstants.LATEST_TIMESTAMP;
    Kind kind = switch (cell.getType()) {
      case Delete -> withoutTime ? Kind.DELETE_NEWEST : Kind.DELETE_VERSION;
      case DeleteColumn -> Kind.DELETE_COLUMN;
      case DeleteFamily -> Kind.DELETE_FAMILY;
      case DeleteFamilyVersion -> Kind.DELETE_FAMILY_VERSION;
      default ->
        throw new IllegalArgumentException("a delete with a cell of type " + cell.getType());
    };
    boolean whole = kind == Kind.DELETE_FAMILY || kind == Kind.DELETE_FAMILY_VERSION;
    return new CellWrite(
        kind,
        CellUtil.cloneFamily(cell),
        whole ? null : CellUtil.cloneQualifier(cell),
        orNow(cell.getTimestamp(), now),
        null,
        CellWrite.NO_TIME_TO_LIVE);
  }

  private static long orNow(long time, long now) {
    return time == HConstants.LATEST_TIMESTAMP ? now : time;
  }
}
