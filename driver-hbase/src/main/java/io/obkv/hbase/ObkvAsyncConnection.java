// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import io.obkv.hbase.client.ObkvAsyncTableBuilder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.AsyncAdminBuilder;
import org.apache.hadoop.hbase.client.AsyncBufferedMutatorBuilder;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTableBuilder;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.Hbck;
import org.apache.hadoop.hbase.client.ScanResultConsumer;
import org.apache.hadoop.hbase.security.User;

/**
 * HBase's {@link AsyncConnection} on OBKV, for {@code hbase.client.async.connection.impl} together with
 * {@link ObkvConnectionRegistry}, see {@link ObkvConfiguration}. Nothing here blocks. Safe for many
 * threads.
 */
public final class ObkvAsyncConnection implements AsyncConnection {
  private final ConnectionCore core;
  private final boolean owned;

  ObkvAsyncConnection(ConnectionCore core, boolean owned) {
    this.core = core;
    this.owned = owned;
  }

  /**
   * The constructor that HBase calls up to version 2.5.
   *
   * @param registry not used; its type has another name in each version
   * @param clusterId not used
   * @param user not used: the connection string names the user
   * @throws IllegalArgumentException where the configuration names no cluster
   */
  public ObkvAsyncConnection(Configuration conf, Object registry, String clusterId, User user) {
    this(new ConnectionCore(conf), true);
  }

  /**
   * The constructor that HBase calls from version 2.6 on.
   *
   * @param connectionAttributes not used: servers are not told
   * @throws IllegalArgumentException where the configuration names no cluster
   */
  public ObkvAsyncConnection(
      Configuration conf,
      Object registry,
      String clusterId,
      User user,
      Map<String, byte[]> connectionAttributes) {
    this(conf, registry, clusterId, user);
  }

  @Override
  public Configuration getConfiguration() {
    return core.conf();
  }

  @Override
  public AsyncTableRegionLocator getRegionLocator(TableName table) {
    return core.services().asyncRegionLocator(table);
  }

  /** Does nothing: where tablets are is asked again whenever it turns out to be wrong. */
  @Override
  public void clearRegionLocationCache() {}

  @Override
  public AsyncTableBuilder<AdvancedScanResultConsumer> getTableBuilder(TableName table) {
    return ObkvAsyncTableBuilder.onIoThreads(table, core.conf(), core.tables(), core.services());
  }

  @Override
  public AsyncTableBuilder<ScanResultConsumer> getTableBuilder(
      TableName table, ExecutorService pool) {
    return ObkvAsyncTableBuilder.on(pool, table, core.conf(), core.tables(), core.services());
  }

  @Override
  public AsyncAdminBuilder getAdminBuilder() {
    return core.services().asyncAdmin(this, null);
  }

  @Override
  public AsyncAdminBuilder getAdminBuilder(ExecutorService pool) {
    return core.services().asyncAdmin(this, pool);
  }

  @Override
  public AsyncBufferedMutatorBuilder getBufferedMutatorBuilder(TableName table) {
    return core.services().asyncBufferedMutator(this, table, null);
  }

  @Override
  public AsyncBufferedMutatorBuilder getBufferedMutatorBuilder(
      TableName table, ExecutorService pool) {
    return core.services().asyncBufferedMutator(this, table, pool);
  }

  @Override
  public CompletableFuture<Hbck> getHbck() {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException("getHbck: OceanBase repairs itself"));
  }

  @Override
  public Hbck getHbck(ServerName server) {
    throw new UnsupportedOperationException("getHbck: OceanBase repairs itself");
  }

  @Override
  public boolean isClosed() {
    return core.cluster().isClosed();
  }

  /** Ends all threads and connections, but not those of a connection that this was made of. */
  @Override
  public void close() {
    if (owned) {
      core.close();
    }
  }
}
