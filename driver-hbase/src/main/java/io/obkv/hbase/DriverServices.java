// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import io.obkv.hbase.client.ConnectionServices;
import io.obkv.hbase.client.TableCore;
import java.util.concurrent.ExecutorService;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncAdminBuilder;
import org.apache.hadoop.hbase.client.AsyncBufferedMutatorBuilder;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;

/** Ties administration, regions and buffers to one connection. */
record DriverServices(TableCore tables, Configuration conf) implements ConnectionServices {
  @Override
  public Admin admin(Connection connection) {
    throw new UnsupportedOperationException("getAdmin");
  }

  @Override
  public AsyncAdminBuilder asyncAdmin(AsyncConnection connection, ExecutorService pool) {
    throw new UnsupportedOperationException("getAdminBuilder");
  }

  @Override
  public RegionLocator regionLocator(TableName table) {
    throw new UnsupportedOperationException("getRegionLocator");
  }

  @Override
  public AsyncTableRegionLocator asyncRegionLocator(TableName table) {
    throw new UnsupportedOperationException("getRegionLocator");
  }

  @Override
  public BufferedMutator bufferedMutator(Connection connection, BufferedMutatorParams params) {
    throw new UnsupportedOperationException("getBufferedMutator");
  }

  @Override
  public AsyncBufferedMutatorBuilder asyncBufferedMutator(
      AsyncConnection connection, TableName table, ExecutorService pool) {
    throw new UnsupportedOperationException("getBufferedMutatorBuilder");
  }
}
