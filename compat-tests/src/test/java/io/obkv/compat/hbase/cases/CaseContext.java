// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/** What cases share: the configuration that names the target, and connections by it. Not for several threads. */
public final class CaseContext implements AutoCloseable {
  private final Configuration configuration;
  private final Connection connection;
  private AsyncConnection asyncConnection;

  /** Connects to what the configuration names. */
  public CaseContext(Configuration configuration) throws IOException {
    this.configuration = configuration;
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
      try {
        asyncConnection = ConnectionFactory.createAsyncConnection(configuration).get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } catch (ExecutionException e) {
        throw new IOException("no asynchronous connection", e);
      }
    }
    return asyncConnection;
  }

  @Override
  public void close() throws IOException {
    if (asyncConnection != null) {
      asyncConnection.close();
    }
    connection.close();
  }
}
