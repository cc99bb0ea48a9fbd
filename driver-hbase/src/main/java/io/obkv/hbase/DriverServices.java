// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import io.obkv.hbase.adapter.MutationAdapter;
import io.obkv.hbase.admin.Administration;
import io.obkv.hbase.admin.ObkvAsyncAdminBuilder;
import io.obkv.hbase.buffer.BatchSender;
import io.obkv.hbase.buffer.BufferSettings;
import io.obkv.hbase.buffer.ObkvAsyncBufferedMutatorBuilder;
import io.obkv.hbase.buffer.ObkvBufferedMutator;
import io.obkv.hbase.client.ConnectionServices;
import io.obkv.hbase.client.TableCore;
import java.util.concurrent.CompletableFuture;
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
import org.apache.hadoop.hbase.client.TableDescriptor;

/** Ties administration, regions and buffers to one connection. */
final class DriverServices implements ConnectionServices {
  private final TableCore tables;
  private final Configuration conf;
  private final Administration administration;

  DriverServices(TableCore tables, Configuration conf) {
    this.tables = tables;
    this.conf = conf;
    this.administration = new Administration(tables.cluster());
  }

  @Override
  public Admin admin(Connection connection) {
    return administration.admin(connection, conf);
  }

  @Override
  public AsyncAdminBuilder asyncAdmin(AsyncConnection connection, ExecutorService pool) {
    return new ObkvAsyncAdminBuilder(administration, pool);
  }

  @Override
  public RegionLocator regionLocator(TableName table) {
    return administration.regionLocator(table);
  }

  @Override
  public AsyncTableRegionLocator asyncRegionLocator(TableName table) {
    return administration.asyncRegionLocator(table);
  }

  @Override
  public CompletableFuture<TableDescriptor> descriptor(TableName table) {
    return administration.asyncAdmin(null).getDescriptor(table);
  }

  @Override
  public BufferedMutator bufferedMutator(Connection connection, BufferedMutatorParams params) {
    return new ObkvBufferedMutator(
        params,
        conf,
        bufferSettings().with(params),
        sender(params.getTableName()),
        tables.cluster().transport());
  }

  @Override
  public AsyncBufferedMutatorBuilder asyncBufferedMutator(
      AsyncConnection connection, TableName table, ExecutorService pool) {
    return new ObkvAsyncBufferedMutatorBuilder(
        table, conf, bufferSettings(), sender(table), tables.cluster().transport(), pool);
  }

  private BufferSettings bufferSettings() {
    return BufferSettings.of(conf, tables.cluster().settings().writes());
  }

  private BatchSender sender(TableName table) {
    return (mutations, times) -> MutationAdapter.arePlain(mutations)
        ? tables.write(table, mutations, times)
        : tables.batch(table, mutations, times, times);
  }
}
