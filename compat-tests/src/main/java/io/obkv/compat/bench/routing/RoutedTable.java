// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.routing;

import io.obkv.protocol.message.Consistency;
import io.obkv.routing.cluster.Cluster;
import io.obkv.routing.cluster.ClusterOptions;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.RoutedRequest;
import io.obkv.routing.location.ReplicaSelector;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.sql.SqlAccount;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.table.mapping.CallFactory;
import io.obkv.table.operation.Get;
import io.obkv.transport.Backoff;
import io.obkv.transport.ConnectionOptions;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.PoolListener;
import io.obkv.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A table on a lite server of this process, and a router that has read all about it. */
final class RoutedTable implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LiteServer server;
  private final Transport transport;
  private final Cluster cluster;

  private RoutedTable(LiteServer server, Transport transport, Cluster cluster) {
    this.server = server;
    this.transport = transport;
    this.cluster = cluster;
  }

  static RoutedTable open(Layout layout) throws IOException {
    ServerOptions options = ServerOptions.builder().initSql(layout.schema()).build();
    LiteServer server = LiteServer.start(options);
    Transport transport = Transport.create(1);
    Cluster cluster = Cluster.open(transport, options(server.sqlPort())).join();
    RoutedTable table = new RoutedTable(server, transport, cluster);
    table.learn();
    return table;
  }

  private static ClusterOptions options(int sqlPort) {
    ConnectionOptions login = ConnectionOptions.builder()
        .host(HOST)
        .tenant("test")
        .user("root")
        .password("")
        .database("test")
        .build();
    return new ClusterOptions(
        List.of(new HostAndPort(HOST, sqlPort)),
        "",
        new SqlAccount("root@sys", "", "oceanbase"),
        new SqlAccount("root@test", "", "test"),
        "test",
        login,
        1,
        new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2)),
        PoolListener.NONE,
        PATIENCE,
        PATIENCE,
        PATIENCE,
        PATIENCE,
        Duration.ofMillis(20),
        Duration.ofMillis(500),
        ReplicaSelector.Policy.FOLLOWER_FIRST,
        "",
        io.obkv.routing.server.ServerOptions.DEFAULT);
  }

  private void learn() {
    long deadline = transport.nanoTime() + PATIENCE_NANOS;
    TableSchema schema = router().schema(Layout.TABLE, deadline).join();
    var unused = router().locate(Layout.TABLE, schema.tablets(), deadline).join();
  }

  DirectRouter router() {
    return cluster.router();
  }

  /** Calls for rows of all partitions. */
  static List<RoutedRequest<?, ?>> gets(Layout layout, int count) {
    CallFactory calls = new CallFactory(Layout.TABLE, PATIENCE, PATIENCE, Consistency.STRONG, true);
    return IntStream.range(0, count)
        .<RoutedRequest<?, ?>>mapToObj(row -> calls.get(Get.of(layout.key(row))))
        .toList();
  }

  @Override
  public void close() {
    cluster.close();
    transport.close();
    server.close();
  }
}
