// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.error.ObkvException;
import io.obkv.protocol.message.Consistency;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.routing.cluster.Cluster;
import io.obkv.routing.execution.ProxyRouter;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.table.mapping.CallFactory;
import io.obkv.transport.Connection;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Transport;
import java.util.concurrent.CompletableFuture;

/**
 * A client of one database. Make one for a program and keep it: it is safe for many threads, and holds
 * a few connections and threads until it is closed.
 *
 * <pre>{@code
 * try (TableClient client = TableClient.connect("obkv://root@test:secret@localhost:2885/shop")) {
 *   Table fruit = client.table("fruit");
 *   fruit.insert(Insert.of(Key.of("id", 7L)).set("name", "pear"));
 *   Optional<Row> row = fruit.get(Get.of(Key.of("id", 7L)));
 * }
 * }</pre>
 */
public final class TableClient implements AutoCloseable {
  private final ClientOptions options;
  private final Transport transport;
  private final RoutedExecutor executor;
  private final Waits waits;
  private final ServerVersion serverVersion;
  private final Cluster cluster;

  private TableClient(
      ClientOptions options,
      Transport transport,
      RoutedExecutor executor,
      Waits waits,
      ServerVersion serverVersion,
      Cluster cluster) {
    this.options = options;
    this.transport = transport;
    this.executor = executor;
    this.waits = waits;
    this.serverVersion = serverVersion;
    this.cluster = cluster;
  }

  /**
   * Connects as a connection string says, see {@link ClientOptions#parse}.
   *
   * @throws IllegalArgumentException when the string is not understood
   * @throws ObkvException when no connection can be opened in the time of a call, or the login is refused
   */
  public static TableClient connect(String connectionString) {
    return connect(ClientOptions.parse(connectionString));
  }

  /**
   * Connects.
   *
   * @throws ObkvException when no connection can be opened in the time of a call, or the login is refused
   */
  public static TableClient connect(ClientOptions options) {
    Transport transport = Transport.create(options.ioThreads());
    Waits waits = new Waits(transport);
    try {
      return options
          .direct()
          .map(direct -> connectDirect(options, direct, transport, waits))
          .orElseGet(() -> connectToProxy(options, transport, waits));
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private static TableClient connectToProxy(
      ClientOptions options, Transport transport, Waits waits) {
    ConnectionPool pool = ConnectionPool.open(
        transport,
        options.connection(),
        options.connections(),
        options.reconnectBackoff(),
        options.metrics());
    Connection first = waits.result(firstOf(pool, options.timeout().toNanos()));
    ProxyRouter router = waits.result(ProxyAccess.router(options, transport, pool));
    RoutedExecutor executor =
        new RoutedExecutor(router, transport, options.retry(), options.metrics());
    return new TableClient(options, transport, executor, waits, first.serverVersion(), null);
  }

  private static TableClient connectDirect(
      ClientOptions options, DirectOptions direct, Transport transport, Waits waits) {
    Cluster cluster = waits.result(Cluster.open(transport, ClusterAccess.of(options, direct)));
    ConnectionPool pool = waits.result(cluster.anyPool());
    Connection first = waits.result(firstOf(pool, options.timeout().toNanos()));
    RoutedExecutor executor =
        new RoutedExecutor(cluster.router(), transport, options.retry(), options.metrics());
    return new TableClient(options, transport, executor, waits, first.serverVersion(), cluster);
  }

  private static CompletableFuture<Connection> firstOf(ConnectionPool pool, long timeoutNanos) {
    CompletableFuture<Connection> first = new CompletableFuture<>();
    pool.acquire(System.nanoTime() + timeoutNanos, new ConnectionPool.Waiter() {
      @Override
      public void ready(Connection connection) {
        first.complete(connection);
      }

      @Override
      public void failed(ObkvException cause) {
        first.completeExceptionally(cause);
      }
    });
    return first;
  }

  /** Options for {@link #connect(ClientOptions)}. */
  public static ClientOptions.Builder builder() {
    return ClientOptions.builder();
  }

  /** A table of the client's database; nothing is sent, and a name that is wrong shows later. */
  public Table table(String name) {
    CallFactory calls = new CallFactory(
        name, options.attemptTimeout(), options.serverTimeout(), reads(), options.schemaChecks());
    Dispatcher dispatcher = cluster == null
        ? new WholeDispatcher(calls, executor, serverVersion)
        : new SplitDispatcher(calls, executor, cluster.router(), serverVersion);
    return new Table(calls, executor, dispatcher, waits, options.timeout().toNanos());
  }

  private Consistency reads() {
    boolean weak = options.direct().map(DirectOptions::weakReads).orElse(false);
    return weak ? Consistency.WEAK : Consistency.STRONG;
  }

  /** The server's version at the time of connecting. */
  public ServerVersion serverVersion() {
    return serverVersion;
  }

  public ClientOptions options() {
    return options;
  }

  /** Fails what is under way, closes the connections and ends the threads; returns within 2 s. */
  @Override
  public void close() {
    executor.close();
    if (cluster != null) {
      cluster.close();
    }
    transport.close();
  }
}
