// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.bench;

import java.io.IOException;
import java.util.Properties;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;

/** One connection for all threads of a run of YCSB, which have nothing in common but their properties. */
final class SharedConnection {
  private Connection connection;
  private int users;

  private SharedConnection() {}

  /** The one of a run. */
  static SharedConnection of(Properties run) {
    return (SharedConnection)
        run.computeIfAbsent(SharedConnection.class, key -> new SharedConnection());
  }

  /** Connects, the first time. */
  synchronized Connection open() throws IOException {
    if (users == 0) {
      connection = ConnectionFactory.createConnection(HBaseConfiguration.create());
    }
    users++;
    return connection;
  }

  /** Makes a table of one family where there is none. */
  synchronized void createTable(String table, String family) throws IOException {
    TableName name = TableName.valueOf(table);
    try (Admin admin = connection.getAdmin()) {
      if (!admin.tableExists(name)) {
        admin.createTable(TableDescriptorBuilder.newBuilder(name)
            .setColumnFamily(ColumnFamilyDescriptorBuilder.of(family))
            .build());
      }
    }
  }

  /** Disconnects, the last time. */
  synchronized void close() throws IOException {
    users--;
    if (users == 0) {
      connection.close();
    }
  }
}
