// SPDX-License-Identifier: Apache-2.0
package io.obkv.table;

import io.obkv.routing.execution.ProxyRouter;
import io.obkv.routing.metadata.SqlColumns;
import io.obkv.routing.schema.SchemaCache;
import io.obkv.routing.sql.FailoverSqlClient;
import io.obkv.routing.sql.SqlAccount;
import io.obkv.routing.sql.SqlClient;
import io.obkv.routing.sql.SqlOptions;
import io.obkv.transport.ConnectionOptions;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.HostAndPort;
import io.obkv.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way through a proxy, as a client's options describe it. */
final class ProxyAccess {
  private static final Duration MISSING_FOR = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private ProxyAccess() {}

  /** The proxy's SQL port, where one is given. */
  static Optional<SqlClient> sql(ClientOptions options, Transport transport) {
    if (options.sqlPort() == 0) {
      return Optional.empty();
    }
    ConnectionOptions connection = options.connection();
    return Optional.of(new FailoverSqlClient(
        transport,
        List.of(new HostAndPort(connection.host(), options.sqlPort())),
        new SqlAccount(connection.user(), options.password(), connection.database()),
        SqlOptions.DEFAULT.withConnectTimeout(options.sqlConnectTimeout())));
  }

  /**
   * The router to a proxy, which has schemas to check against where an SQL port is given. The future fails
   * with an {@link io.obkv.error.ObkvException} when nobody can be asked there.
   *
   * @param pool taken over by the router
   * @param sql taken over by the router, if it is used
   */
  static CompletableFuture<ProxyRouter> router(
      ClientOptions options, Transport transport, ConnectionPool pool, Optional<SqlClient> sql) {
    if (sql.isEmpty() || !options.schemaChecks()) {
      return CompletableFuture.completedFuture(new ProxyRouter(pool));
    }
    SqlClient client = sql.get();
    SqlColumns columns = new SqlColumns(client, options.connection().database(), options.timeout());
    SchemaCache schemas = new SchemaCache(columns, transport, MISSING_FOR, PAUSE);
    ProxyRouter router = new ProxyRouter(pool, schemas, client, transport);
    return client
        .query("SELECT 1", options.timeout().toNanos())
        .thenApply(answer -> router)
        .whenComplete((opened, thrown) -> {
          if (thrown != null) {
            router.close();
          }
        });
  }
}
