// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;

/** What cases share: the configuration that names the target, and connections by it. Not for several threads. */
public final class CaseContext implements AutoCloseable {
  private final Configuration configuration;
  private final Connection connection;
  private final Map<TableName, Table> shared = new LinkedHashMap<>();
  private final AsyncSource asyncSource;
  private AsyncConnection asyncConnection;

  /** Makes an asynchronous connection. */
  @FunctionalInterface
  public interface AsyncSource {
    /**
     * Makes it.
     *
     * @param connection connected to the same
     */
    AsyncConnection connect(Connection connection) throws IOException;
  }

  /** Connects to what the configuration names. */
  public CaseContext(Configuration configuration) throws IOException {
    this(configuration, connection -> byFactory(configuration));
  }

  /** Connects to what the configuration names, and where a case is asynchronous by {@code asyncSource}. */
  public CaseContext(Configuration configuration, AsyncSource asyncSource) throws IOException {
    this.configuration = configuration;
    this.asyncSource = asyncSource;
    this.connection = ConnectionFactory.createConnection(configuration);
  }

  Configuration configuration() {
    return configuration;
  }

  Connection connection() {
    return connection;
  }

  /** Made for the first that asks. */
  AsyncConnection asyncConnection() throws IOException {
    if (asyncConnection == null) {
      asyncConnection = asyncSource.connect(connection);
    }
    return asyncConnection;
  }

  private static AsyncConnection byFactory(Configuration configuration) throws IOException {
    try {
      return ConnectionFactory.createAsyncConnection(configuration).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("no asynchronous connection", e);
    }
  }

  /** Makes a table anew, whatever an earlier run left. */
  Table create(TableDescriptor descriptor, byte[]... splits) throws IOException {
    drop(descriptor.getTableName());
    try (Admin admin = connection.getAdmin()) {
      if (splits.length == 0) {
        admin.createTable(descriptor);
      } else {
        admin.createTable(descriptor, splits);
      }
    }
    return connection.getTable(descriptor.getTableName());
  }

  /** Drops a table where it exists. */
  void drop(TableName name) throws IOException {
    try (Admin admin = connection.getAdmin()) {
      if (admin.tableExists(name)) {
        if (admin.isTableEnabled(name)) {
          admin.disableTable(name);
        }
        admin.deleteTable(name);
      }
    }
  }

  /** How a table that groups share is made for the first of them. */
  interface Maker {
    Table make() throws IOException;
  }

  /** A table that groups share; made once, and dropped with this context. */
  Table shared(TableName name, Maker maker) throws IOException {
    Table table = shared.get(name);
    if (table == null) {
      table = maker.make();
      shared.put(name, table);
    }
    return table;
  }

  @Override
  public void close() throws IOException {
    for (Table table : shared.values()) {
      drop(table.getName());
      table.close();
    }
    if (asyncConnection != null) {
      asyncConnection.close();
    }
    connection.close();
  }
}
