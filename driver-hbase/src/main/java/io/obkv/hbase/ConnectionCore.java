// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import io.obkv.hbase.client.ConnectionServices;
import io.obkv.hbase.client.TableCore;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HBaseSettings;
import io.obkv.hbase.error.HBaseErrors;
import io.obkv.hbase.scan.ClusterScanners;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;

/** What a blocking connection and the asynchronous one made of it have in common. */
final class ConnectionCore implements AutoCloseable {
  private final Configuration conf;
  private final HBaseCluster cluster;
  private final TableCore tables;
  private final ConnectionServices services;

  /**
   * Begins to connect.
   *
   * @throws IllegalArgumentException where the configuration names no cluster
   */
  ConnectionCore(Configuration conf) {
    this.conf = conf;
    cluster = HBaseCluster.open(HBaseSettings.of(conf));
    tables = new TableCore(
        cluster, new ClusterScanners(cluster, table -> thrown -> io(thrown, table)), conf);
    services = new DriverServices(tables, conf);
  }

  private static IOException io(Throwable thrown, TableName table) {
    Throwable cause = HBaseErrors.of(thrown, table);
    return cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause);
  }

  Configuration conf() {
    return conf;
  }

  HBaseCluster cluster() {
    return cluster;
  }

  TableCore tables() {
    return tables;
  }

  ConnectionServices services() {
    return services;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
