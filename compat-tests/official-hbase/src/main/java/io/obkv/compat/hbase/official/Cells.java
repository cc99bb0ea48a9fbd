// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import static io.obkv.compat.hbase.official.OfficialCases.bytes;

import java.io.IOException;
import java.util.StringJoiner;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/** Short forms of HBase calls. */
final class Cells {
  private Cells() {}

  static Table table(Connection connection, String name) throws IOException {
    return connection.getTable(TableName.valueOf(name));
  }

  /** A put of texts: family, qualifier, time (0 for none) and value of each cell. */
  static Put put(String row, Object... cells) {
    Put put = new Put(bytes(row));
    for (int i = 0; i < cells.length; i += 4) {
      byte[] family = bytes((String) cells[i]);
      byte[] qualifier = bytes((String) cells[i + 1]);
      long time = ((Number) cells[i + 2]).longValue();
      byte[] value = bytes((String) cells[i + 3]);
      if (time == 0) {
        put.addColumn(family, qualifier, value);
      } else {
        put.addColumn(family, qualifier, time, value);
      }
    }
    return put;
  }

  /** All versions of a row, as {@link #text}. */
  static String row(Table table, String row) throws IOException {
    return text(table.get(new Get(bytes(row)).setMaxVersions()));
  }

  /** All versions of a row's family, as {@link #text}. */
  static String row(Table table, String row, String family) throws IOException {
    return text(table.get(new Get(bytes(row)).setMaxVersions().addFamily(bytes(family))));
  }

  /** Cells as {@code row/family:qualifier/time=value}, joined by blanks. */
  static String text(Result result) {
    StringJoiner joined = new StringJoiner(" ");
    if (result != null && !result.isEmpty()) {
      for (Cell cell : result.rawCells()) {
        joined.add(OfficialCases.text(CellUtil.cloneRow(cell)) + "/"
            + OfficialCases.text(CellUtil.cloneFamily(cell)) + ":"
            + OfficialCases.text(CellUtil.cloneQualifier(cell)) + "/" + cell.getTimestamp() + "="
            + OfficialCases.text(CellUtil.cloneValue(cell)));
      }
    }
    return joined.toString();
  }

  /** The results of a scan, joined by bars. */
  static String scan(Table table, Scan scan) throws IOException {
    StringJoiner joined = new StringJoiner(" | ");
    try (ResultScanner results = table.getScanner(scan)) {
      for (Result result = results.next(); result != null; result = results.next()) {
        joined.add(text(result));
      }
    }
    return joined.toString();
  }

  /** The rows of a scan, joined by blanks. */
  static String rows(Table table, Scan scan) throws IOException {
    StringJoiner joined = new StringJoiner(" ");
    try (ResultScanner results = table.getScanner(scan)) {
      for (Result result : results) {
        joined.add(OfficialCases.text(result.getRow()));
      }
    }
    return joined.toString();
  }
}
