// SPDX-License-Identifier: Apache-2.0
package org.apache.hadoop.hbase.client;

import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.RegionLocations;
import org.apache.hadoop.hbase.ServerName;

/** A registry of a cluster that has neither master nor meta table. */
public abstract class RegistryWithoutMaster implements ConnectionRegistry {
  private static final String ID = "obkv";

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
