// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Cells as text, so that a case shows them in one line: {@code family:qualifier=value}, or
 * {@code family:qualifier@timestamp=value}, with blanks between.
 */
final class Cells {
  private Cells() {}

  /** UTF-8 bytes of a text. */
  static byte[] bytes(String text) {
    return Bytes.toBytes(text);
  }

  /** A Put of cells given as text. */
  static Put put(byte[] row, String... cells) {
    Put put = new Put(row);
    for (String text : cells) {
      Parsed cell = Parsed.of(text);
      put.addColumn(cell.family(), cell.qualifier(), cell.timestamp(), cell.value());
    }
    return put;
  }

  /** A Delete of whole columns given as {@code family:qualifier}, all their versions. */
  static Delete deleteColumns(byte[] row, String... columns) {
    Delete delete = new Delete(row);
    for (String column : columns) {
      Parsed cell = Parsed.of(column);
      delete.addColumns(cell.family(), cell.qualifier());
    }
    return delete;
  }

  /** The cells without their timestamps; empty for an empty result. */
  static String text(Result result) {
    return text(result, false);
  }

  /** The cells with their timestamps. */
  static String stamped(Result result) {
    return text(result, true);
  }

  private static String text(Result result, boolean stamped) {
    if (result == null) {
      return "null";
    }
    StringJoiner text = new StringJoiner(" ");
    for (Cell cell : cells(result)) {
      String stamp = stamped ? "@" + cell.getTimestamp() : "";
      text.add(Bytes.toStringBinary(CellUtil.cloneFamily(cell)) + ":"
          + Bytes.toStringBinary(CellUtil.cloneQualifier(cell)) + stamp + "="
          + Bytes.toStringBinary(CellUtil.cloneValue(cell)));
    }
    return text.toString();
  }

  static List<Cell> cells(Result result) {
    return result.listCells() == null ? new ArrayList<>() : result.listCells();
  }

  private record Parsed(byte[] family, byte[] qualifier, long timestamp, byte[] value) {
    static Parsed of(String text) {
      int colon = text.indexOf(':');
      int equals = text.indexOf('=', colon);
      String column = equals < 0 ? text : text.substring(0, equals);
      int at = column.indexOf('@', colon);
      String qualifier = at < 0 ? column.substring(colon + 1) : column.substring(colon + 1, at);
      return new Parsed(
          bytes(text.substring(0, colon)),
          bytes(qualifier),
          at < 0 ? HConstants.LATEST_TIMESTAMP : Long.parseLong(column.substring(at + 1)),
          bytes(equals < 0 ? "" : text.substring(equals + 1)));
    }
  }
}
