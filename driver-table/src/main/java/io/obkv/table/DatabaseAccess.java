// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.error.ObkvException;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.routing.cluster.Cluster;
import io.obkv.routing.execution.DirectRouter;
import io.obkv.routing.execution.RoutedExecutor;
import io.obkv.routing.execution.Router;
import io.obkv.routing.sql.SqlClient;
import io.obkv.transport.Connection;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The way to one database, logged in: what the drivers of all APIs send their requests by. Applications
 * have no use for it. Safe for many threads.
 */
public final class DatabaseAccess implements AutoCloseable {
  private final RoutedExecutor executor;
  private final RoutedExecutor anyServer;
  private final ServerVersion serverVersion;
  private final LoginResult login;
  private final Cluster cluster;
  private final SqlClient sql;
  private final HostAndPort proxy;

  private DatabaseAccess(
      RoutedExecutor executor,
      RoutedExecutor anyServer,
      Connection first,
      Cluster cluster,
      SqlClient sql,
      HostAndPort proxy) {
    this.executor = executor;
    this.anyServer = anyServer;
    this.serverVersion = first.serverVersion();
    this.login = first.loginResult();
    this.cluster = cluster;
    this.sql = sql;
    this.proxy = proxy;
  }

  /**
   * Connects. The future fails with an {@link ObkvException} when no connection can be opened in the time
   * of a call, or the login is refused.
   *
   * @param transport stays the caller's
   */
  public static CompletableFuture<DatabaseAccess> open(ClientOptions options, Transport transport) {
    return options
        .direct()
        .map(direct -> openDirect(options, direct, transport))
        .orElseGet(() -> openProxy(options, transport));
  }

  private static CompletableFuture<DatabaseAccess> openProxy(
      ClientOptions options, Transport transport) {
    ConnectionPool pool = ConnectionPool.open(
        transport,
        options.connection(),
        options.connections(),
        options.reconnectBackoff(),
        options.metrics());
    Optional<SqlClient> sql = ProxyAccess.sql(options, transport);
    return firstOf(pool, options.timeout().toNanos())
        .thenCompose(first -> ProxyAccess.router(options, transport, pool, sql)
            .thenApply(router -> {
              RoutedExecutor executor = executor(router, options, transport);
              return new DatabaseAccess(
                  executor,
                  executor,
                  first,
                  null,
                  sql.orElse(null),
                  new HostAndPort(
                      options.connection().host(), options.connection().port()));
            }))
        .whenComplete((opened, thrown) -> {
          if (thrown != null) {
            pool.close();
            sql.ifPresent(SqlClient::close);
          }
        });
  }

  private static CompletableFuture<DatabaseAccess> openDirect(
      ClientOptions options, DirectOptions direct, Transport transport) {
    return Cluster.open(transport, ClusterAccess.of(options, direct))
        .thenCompose(cluster -> cluster
            .anyPool()
            .thenCompose(pool -> firstOf(pool, options.timeout().toNanos()))
            .thenApply(first -> new DatabaseAccess(
                executor(cluster.router(), options, transport),
                executor(cluster.anyServer(), options, transport),
                first,
                cluster,
                cluster.sql(),
                null))
            .whenComplete((opened, thrown) -> {
              if (thrown != null) {
                cluster.close();
              }
            }));
  }

  private static RoutedExecutor executor(
      Router router, ClientOptions options, Transport transport) {
    return new RoutedExecutor(router, transport, options.retry(), options.metrics());
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

  public RoutedExecutor executor() {
    return executor;
  }

  /** Sends requests that any server can answer. */
  public RoutedExecutor anyServer() {
    return anyServer;
  }

  /** The router that knows tables and tablets; empty in ODP mode. */
  public Optional<DirectRouter> directRouter() {
    return Optional.ofNullable(cluster).map(Cluster::router);
  }

  /** The RPC ports of the active servers; in ODP mode the proxy's. */
  public List<HostAndPort> servers() {
    return cluster == null ? List.of(proxy) : cluster.anyServer().servers();
  }

  /** SQL in this database; empty in ODP mode without an SQL port. Closed with this. */
  public Optional<SqlClient> sql() {
    return Optional.ofNullable(sql);
  }

  /** The server's version at the time of connecting. */
  public ServerVersion serverVersion() {
    return serverVersion;
  }

  /** The answer to the first login, with the server's capabilities. */
  public LoginResult login() {
    return login;
  }

  /** Fails what is under way and closes the connections. */
  @Override
  public void close() {
    executor.close();
    anyServer.close();
    if (cluster != null) {
      cluster.close();
    }
    if (sql != null) {
      sql.close();
    }
  }
}
