// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.hbase.ObkvConfiguration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** Reads a whole table in a JVM of its own, and says how many cells it has, or what is wrong with them. */
final class ScanProcess {
  private ScanProcess() {}

  /**
   * Scans.
   *
   * @param arguments the connection string, the table, and the length of its values
   */
  public static void main(String[] arguments) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    ObkvConfiguration.configure(conf, arguments[0]);
    int valueLength = Integer.parseInt(arguments[2]);
    long cells = 0;
    byte[] last = {};
    try (Connection connection = ConnectionFactory.createConnection(conf);
        Table table = connection.getTable(TableName.valueOf(arguments[1]));
        ResultScanner scanner = table.getScanner(new Scan())) {
      for (Result row : scanner) {
        if (Bytes.compareTo(row.getRow(), last) <= 0) {
          throw new IllegalStateException("out of order: " + Bytes.toStringBinary(row.getRow()));
        }
        last = row.getRow();
        for (Cell cell : row.rawCells()) {
          if (cell.getValueLength() != valueLength) {
            throw new IllegalStateException("a value is damaged: " + cell);
          }
          cells++;
        }
      }
    }
    System.out.println("CELLS " + cells);
  }
}
