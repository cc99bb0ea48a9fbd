// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase;

import io.obkv.hbase.client.ObkvTableBuilder;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.BufferedMutator;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Hbck;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.TableBuilder;
import org.apache.hadoop.hbase.security.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HBase's {@link Connection} on OBKV. An application names this class in {@code
 * hbase.client.connection.impl} and a cluster in {@code hbase.obkv.url} (see {@link ObkvConfiguration}),
 * and goes on using {@code ConnectionFactory}. Safe for many threads; {@link #close} ends all threads and
 * connections.
 */
public final class ObkvConnection implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(ObkvConnection.class);

  private final ConnectionCore core;
  private volatile boolean aborted;

  /**
   * The constructor that HBase calls from version 2.0 to 2.5.
   *
   * @param pool not used: nothing here blocks
   * @param user not used: the connection string names the user
   * @throws IllegalArgumentException where the configuration names no cluster
   */
  public ObkvConnection(Configuration conf, ExecutorService pool, User user) {
    core = new ConnectionCore(conf);
  }

  /**
   * The constructor that HBase calls from version 2.6 on.
   *
   * @param connectionAttributes not used: servers are not told
   * @throws IllegalArgumentException where the configuration names no cluster
   */
  public ObkvConnection(
      Configuration conf,
      ExecutorService pool,
      User user,
      Map<String, byte[]> connectionAttributes) {
    this(conf, pool, user);
  }

  @Override
  public Configuration getConfiguration() {
    return core.conf();
  }

  @Override
  public TableBuilder getTableBuilder(TableName table, ExecutorService pool) {
    return new ObkvTableBuilder(table, core.conf(), core.tables(), core.services());
  }

  @Override
  public BufferedMutator getBufferedMutator(TableName table) {
    return getBufferedMutator(new BufferedMutatorParams(table));
  }

  @Override
  public BufferedMutator getBufferedMutator(BufferedMutatorParams params) {
    return core.services().bufferedMutator(this, params);
  }

  @Override
  public RegionLocator getRegionLocator(TableName table) {
    return core.services().regionLocator(table);
  }

  /** Does nothing: where tablets are is asked again whenever it turns out to be wrong. */
  @Override
  public void clearRegionLocationCache() {}

  @Override
  public Admin getAdmin() {
    return core.services().admin(this);
  }

  /** An asynchronous connection that shares this one's, and is of no use once this is closed. */
  public AsyncConnection toAsyncConnection() {
    return new ObkvAsyncConnection(core, false);
  }

  /** What HBase's repair tool would work on is not there. */
  @Override
  public Hbck getHbck() {
    throw new UnsupportedOperationException("getHbck: OceanBase repairs itself");
  }

  /** What names the cluster: the database that is namespace default. */
  @Override
  public String getClusterId() {
    return core.cluster().settings().defaultDatabase();
  }

  @Override
  public void abort(String why, Throwable cause) {
    aborted = true;
    LOG.warn("the connection is aborted: {}", why, cause);
    close();
  }

  @Override
  public boolean isAborted() {
    return aborted;
  }

  @Override
  public boolean isClosed() {
    return core.cluster().isClosed();
  }

  @Override
  public void close() {
    core.close();
  }
}
