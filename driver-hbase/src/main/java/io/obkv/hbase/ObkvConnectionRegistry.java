// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.RegionLocations;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.client.ConnectionRegistry;
import org.apache.hadoop.hbase.security.User;

/**
 * For {@code hbase.client.registry.impl}: HBase asks a registry for the cluster's id before it makes an
 * asynchronous connection, and would ask ZooKeeper without this. There is no meta table and no master.
 */
public final class ObkvConnectionRegistry implements ConnectionRegistry {
  private static final String ID = "obkv";

  /** The constructor that HBase calls up to version 2.5. */
  public ObkvConnectionRegistry(Configuration conf) {}

  /** The constructor that HBase calls from version 2.6 on. */
  public ObkvConnectionRegistry(Configuration conf, User user) {}

  @Override
  public CompletableFuture<String> getClusterId() {
    return CompletableFuture.completedFuture(ID);
  }

  @Override
  public CompletableFuture<RegionLocations> getMetaRegionLocations() {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException("OceanBase has no meta table of HBase's"));
  }

  @Override
  public CompletableFuture<ServerName> getActiveMaster() {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException("OceanBase has no master of HBase's"));
  }

  @Override
  public String getConnectionString() {
    return ID;
  }

  @Override
  public void close() {}
}
