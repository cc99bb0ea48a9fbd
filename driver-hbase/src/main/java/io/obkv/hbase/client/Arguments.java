// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.client;

import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What HBase's own client refuses before it sends anything.
 *
 * @param maxCellSize bytes; zero and less for no limit
 */
public record Arguments(int maxCellSize) {
  /**
   * A put.
   *
   * @throws IllegalArgumentException when it is empty, or has a cell that is too large
   */
  public void check(Put put) {
    if (put.isEmpty()) {
      throw new IllegalArgumentException("No columns to insert");
    }
    if (maxCellSize <= 0) {
      return;
    }
    for (List<Cell> family : put.getFamilyCellMap().values()) {
      for (Cell cell : family) {
        if (size(cell) > maxCellSize) {
          throw new IllegalArgumentException("KeyValue size too large");
        }
      }
    }
  }

  private static long size(Cell cell) {
    return KeyValue.getKeyValueDataStructureSize(
        cell.getRowLength(),
        cell.getFamilyLength(),
        cell.getQualifierLength(),
        cell.getValueLength());
  }

  /**
   * The puts of a row's mutations.
   *
   * @throws IllegalArgumentException as {@link #check(Put)}
   */
  void check(RowMutations mutations) {
    for (Mutation mutation : mutations.getMutations()) {
      if (mutation instanceof Put put) {
        check(put);
      }
    }
  }

  /**
   * An increment or append.
   *
   * @throws IllegalArgumentException when it is empty
   */
  static void checkHasFamilies(Mutation mutation) {
    if (mutation.getFamilyCellMap().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid arguments to " + mutation + ", zero columns specified");
    }
  }

  /** The failure of a check whose action is for another row; null for none. */
  static DoNotRetryIOException otherRow(byte[] checked, byte[] changed) {
    return Bytes.equals(checked, changed)
        ? null
        : new DoNotRetryIOException("Action's getRow must match: the check is of row "
            + Bytes.toStringBinary(checked) + ", the action of " + Bytes.toStringBinary(changed));
  }
}
