// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Prints how many milliseconds a process takes from its first connection to the answer of its first get,
 * which loads the driver's classes and asks for the table's schema and places.
 */
public final class MeasureStart {
  /** The table that is read; it has a family {@code a}. */
  static final String TABLE = "measured_start";

  private MeasureStart() {}

  /** Connects to what {@code hbase-site.xml} on the class path names. */
  public static void main(String[] args) throws IOException {
    Configuration configuration = HBaseConfiguration.create();
    long start = System.nanoTime();
    try (Connection connection = ConnectionFactory.createConnection(configuration);
        Table table = connection.getTable(TableName.valueOf(TABLE))) {
      var unused = table.get(new Get(Bytes.toBytes("row")));
      System.out.println(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }
}
