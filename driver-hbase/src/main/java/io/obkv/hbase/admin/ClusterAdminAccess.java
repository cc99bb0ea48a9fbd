// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.hbase.cluster.Database;
import io.obkv.hbase.cluster.HBaseCluster;
import io.obkv.hbase.cluster.HTableSchema;
import io.obkv.hbase.cluster.JsonStrings;
import io.obkv.partition.RangeRule;
import io.obkv.protocol.message.MetaType;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.location.TabletLocation;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.schema.Tablet;
import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlRows;
import io.obkv.transport.HostAndPort;
import io.obkv.value.Value;
import io.obkv.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;

/** Administration by what an HBase connection owns. */
public final class ClusterAdminAccess implements AdminAccess {
  /** HBase tells by it a server from the one before a restart; OceanBase does not tell. */
  private static final long START_CODE = 1;

  private static final long MOST_PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final HBaseCluster cluster;

  /** The cluster stays the caller's. */
  public ClusterAdminAccess(HBaseCluster cluster) {
    this.cluster = cluster;
  }

  private CompletableFuture<Database> home() {
    return cluster.database(NamespaceDescriptor.DEFAULT_NAMESPACE_NAME_STR);
  }

  private CompletableFuture<SqlClient> sql() {
    return cluster.sql(NamespaceDescriptor.DEFAULT_NAMESPACE_NAME_STR);
  }

  private long timeoutNanos() {
    return cluster.settings().administration().operation().toNanos();
  }

  @Override
  public CompletableFuture<Boolean> hasSql() {
    return home().thenApply(database -> database.access().sql().isPresent());
  }

  @Override
  public CompletableFuture<SqlRows> query(String statement) {
    return sql().thenCompose(client -> client.query(statement, timeoutNanos()));
  }

  @Override
  public CompletableFuture<SqlRows> change(String statement) {
    long deadline = System.nanoTime() + timeoutNanos();
    // Servers give up after ten seconds by themselves, which a busy one may need for a new table.
    long patience = TimeUnit.NANOSECONDS.toMicros(Math.min(timeoutNanos(), MOST_PATIENCE_NANOS));
    String patient = "SET SESSION ob_query_timeout = " + patience;
    return sql()
        .thenCompose(client -> client
            .change(patient, timeoutNanos())
            .thenCompose(
                set -> client.change(statement, Math.max(1, deadline - System.nanoTime()))));
  }

  @Override
  public CompletableFuture<String> meta(String namespace, MetaType type, String json) {
    return cluster
        .database(namespace)
        .thenCompose(database -> database.meta(type, json, cluster.settings().administration()));
  }

  @Override
  public String database(String namespace) {
    return cluster.databaseName(namespace);
  }

  @Override
  public void forget(TableName table) {
    cluster.forget(table);
  }

  @Override
  public CompletableFuture<List<ServerName>> servers() {
    return home()
        .thenApply(database -> database.access().servers().stream()
            .map(ClusterAdminAccess::serverName)
            .sorted()
            .toList());
  }

  static ServerName serverName(HostAndPort server) {
    return ServerName.valueOf(server.host(), server.port(), START_CODE);
  }

  @Override
  public CompletableFuture<TabletLayout> layout(TableName table, byte[] family) {
    return cluster.database(table).thenCompose(database -> {
      Optional<DirectRouter> router = database.access().directRouter();
      return router.isPresent()
          ? layout(router.get(), SqlTableStore.familyTable(table, family))
          : meta(
                  table.getNamespaceAsString(),
                  MetaType.REGION_LOCATOR,
                  JsonStrings.object("table_name", HTableSchema.groupTable(table)))
              .thenApply(LocatorAnswer::layout);
    });
  }

  /** By the schema as it is now: what is cached may be older than the last split. */
  private CompletableFuture<TabletLayout> layout(DirectRouter router, String familyTable) {
    long deadline = cluster.settings().administration().deadlineNanos();
    router.forget(familyTable, List.of());
    return router.schema(familyTable, deadline).thenCompose(schema -> {
      List<Tablet> tablets = IntStream.range(0, schema.partitions())
          .mapToObj(partition -> schema.tablets().get(schema.firstTablet(partition)))
          .toList();
      return router
          .locate(familyTable, tablets, deadline)
          .thenApply(locations -> layout(schema, locations));
    });
  }

  private static TabletLayout layout(TableSchema schema, List<TabletLocation> locations) {
    Optional<RangeRule> ranges = schema.ranges().filter(ClusterAdminAccess::isByRow);
    List<TabletLayout.Partition> partitions = new ArrayList<>();
    for (int i = 0; i < locations.size(); i++) {
      TabletLocation location = locations.get(i);
      partitions.add(new TabletLayout.Partition(
          location.tablet().tabletId(),
          ranges.isPresent() ? row(ranges.get().bounds().get(i)) : HConstants.EMPTY_END_ROW,
          location.leader() == null
              ? null
              : serverName(location.leader().server().address())));
    }
    return new TabletLayout(partitions, ranges.isPresent());
  }

  /** Of several columns, or of numbers, such as of times, bounds say nothing of rows. */
  private static boolean isByRow(RangeRule rule) {
    return rule.columns().size() == 1 && rule.columns().get(0).type() == ValueType.VARCHAR;
  }

  private static byte[] row(List<Value> bound) {
    return bound.get(0).isMax() ? HConstants.EMPTY_END_ROW : bound.get(0).bytes();
  }
}
