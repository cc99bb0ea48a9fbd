// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.hbase.client.Waits;
import io.obkv.hbase.cluster.HBaseCluster;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executor;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncAdmin;
import org.apache.hadoop.hbase.client.AsyncTableRegionLocator;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;

/**
 * Makes what a connection hands out for administration. {@code Admin} and {@code AsyncAdmin} are proxies of
 * whatever interface the application's HBase client has; a method that OceanBase has nothing for fails with
 * an {@link UnsupportedOperationException} that names it. All of it is safe for many threads, holds nothing
 * that must be closed, and may be made for each use.
 */
public final class Administration {
  private final AdminMethods methods;
  private final TableRegions regions;
  private final Waits waits;

  /** The cluster stays the caller's. */
  public Administration(HBaseCluster cluster) {
    this(new ClusterAdminAccess(cluster), new Waits(cluster.transport()));
  }

  Administration(AdminAccess access, Waits waits) {
    TableOperations tables = new TableOperations(access);
    Namespaces namespaces = new Namespaces(access, tables);
    this.regions = new TableRegions(access, tables);
    this.waits = waits;
    this.methods = new AdminMethods(
        new TableMethods(tables),
        new ListMethods(tables, namespaces),
        new ClusterMethods(new ClusterReports(access, regions, namespaces), regions, tables));
  }

  AdminMethods methods() {
    return methods;
  }

  /**
   * A blocking one.
   *
   * @param connection what {@code getConnection} answers
   */
  public Admin admin(Connection connection, Configuration configuration) {
    return (Admin) Proxy.newProxyInstance(
        Admin.class.getClassLoader(),
        new Class<?>[] {Admin.class},
        new AdminHandler(methods, waits, connection, configuration));
  }

  /**
   * An asynchronous one.
   *
   * @param pool completes the futures; null for the threads that have the answers, which must not block
   */
  public AsyncAdmin asyncAdmin(Executor pool) {
    return (AsyncAdmin) Proxy.newProxyInstance(
        AsyncAdmin.class.getClassLoader(),
        new Class<?>[] {AsyncAdmin.class},
        new AsyncAdminHandler(methods, pool));
  }

  /** Where a table's regions are, blocking. */
  public RegionLocator regionLocator(TableName table) {
    return new TabletRegionLocator(table, regions, waits);
  }

  /** Where a table's regions are. */
  public AsyncTableRegionLocator asyncRegionLocator(TableName table) {
    return new AsyncTabletRegionLocator(table, regions);
  }
}
