// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.execution;

import io.obkv.error.ObkvException;
import io.obkv.routing.retry.RetryVerdict;
import io.obkv.routing.schema.SchemaCache;
import io.obkv.routing.schema.TableSchema;
import io.obkv.routing.server.Route;
import io.obkv.routing.server.Server;
import io.obkv.routing.sql.SqlClient;
import io.obkv.transport.ConnectionPool;
import io.obkv.transport.Destination;
import io.obkv.transport.Scheduler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ODP mode: everything goes to one address, and who is there routes. It also looks after schema and
 * locations. After news of a moved tablet a wait is all that is needed here; a schema error stands, as
 * the proxy has refreshed before it hands one on.
 *
 * <p>Where schemas can be read, requests are checked against them before they are sent.
 */
public final class ProxyRouter implements Router {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyRouter.class);

  private record ToProxy(ConnectionPool pool, Destination destination) implements Route {
    @Override
    public Server server() {
      return null;
    }
  }

  private final Route proxy;
  private final SchemaCache schemas;
  private final SqlClient sql;
  private final Scheduler scheduler;

  /** Checks nothing. Takes the pool over: closing this closes it. */
  public ProxyRouter(ConnectionPool pool) {
    this(pool, null, null, null);
  }

  /**
   * Checks requests; where a schema cannot be read it checks nothing. Takes the pool and the client over:
   * closing this closes them.
   *
   * @param sql by which {@code schemas} are read
   */
  public ProxyRouter(ConnectionPool pool, SchemaCache schemas, SqlClient sql, Scheduler scheduler) {
    proxy = new ToProxy(pool, Destination.LEFT_TO_SERVER);
    this.sql = sql;
    this.schemas = schemas;
    this.scheduler = scheduler;
  }

  @Override
  public Route route(RoutedRequest<?, ?> request) {
    if (schemas == null) {
      return proxy;
    }
    TableSchema schema = schemas.cached(request.table());
    // What speaks against it may be out of date: the search finds out.
    return schema == null || request.check(schema) != null ? null : proxy;
  }

  @Override
  public void findRoute(RoutedRequest<?, ?> request, long deadlineNanos, Waiter waiter) {
    CompletableFuture<Optional<RuntimeException>> checked = schemas
        .get(request.table())
        .thenCompose(schema -> {
          Optional<RuntimeException> wrong = wrong(request, schema);
          return wrong.isPresent() && schemas.isOlder(request.table(), RouteSearch.FRESH_NANOS)
              ? schemas.refresh(request.table()).thenApply(again -> wrong(request, again))
              : CompletableFuture.completedFuture(wrong);
        });
    var unused = Deadline.limit(
            checked, scheduler, deadlineNanos, "the schema of " + request.table() + " is late")
        .whenComplete((wrong, thrown) -> {
          if (thrown != null) {
            LOG.debug("{} is not checked, its schema cannot be read", request.table(), thrown);
            waiter.routed(proxy);
          } else if (wrong.isPresent()) {
            waiter.unroutable(wrong.get());
          } else {
            waiter.routed(proxy);
          }
        });
  }

  /** A table that is missing is for the server to judge. */
  private static Optional<RuntimeException> wrong(
      RoutedRequest<?, ?> request, Optional<TableSchema> schema) {
    return schema.map(request::check);
  }

  @Override
  public boolean prepareRetry(
      RoutedRequest<?, ?> request,
      Route route,
      long attemptNanos,
      ObkvException cause,
      RetryVerdict verdict) {
    return verdict != RetryVerdict.REFRESH_SCHEMA && verdict != RetryVerdict.FAIL;
  }

  @Override
  public void close() {
    proxy.pool().close();
    if (sql != null) {
      sql.close();
    }
  }
}
