// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.http;

import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.ReplicaPlacement;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.AllowedMethodsHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.RequestLimitingHandler;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.xnio.Options;

/** Serves HTTP at one address. All threads are daemons. Safe for many threads. */
public final class HttpEndpoint implements AutoCloseable {
  private static final int IO_THREADS = 1;
  private static final int WORKER_THREADS = 4;
  private static final int WAITING_STATEMENTS = 64;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long MAX_STATEMENT_BYTES = 16L << 20;
  private static final int IDLE_MILLIS = 60_000;

  private final Undertow undertow;

  private HttpEndpoint(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 lets the system choose one
   * @param runner runs the statements of {@code /sql}
   * @param placement the servers that the config service tells of
   * @param metrics in the order in which they are shown
   * @throws IOException when the address cannot be listened at
   */
  public static HttpEndpoint start(
      String host,
      int port,
      Catalog catalog,
      StatementRunner runner,
      ReplicaPlacement placement,
      List<Metric> metrics)
      throws IOException {
    HttpHandler sql = new AccountCheck(
        catalog,
        new RequestLimitingHandler(
            WORKER_THREADS, WAITING_STATEMENTS, new BlockingHandler(new SqlHandler(runner))));
    HttpHandler paths = Handlers.path()
        .addExactPath("/sql", new AllowedMethodsHandler(sql, Methods.POST))
        .addExactPath("/health", reading(new HealthHandler()))
        .addExactPath("/metrics", reading(new MetricsHandler(metrics)))
        .addExactPath("/services", reading(new ConfigServiceHandler(catalog, placement)));
    Undertow undertow = Undertow.builder()
        .addHttpListener(port, host)
        .setIoThreads(IO_THREADS)
        .setWorkerThreads(WORKER_THREADS)
        .setBufferSize(BUFFER_BYTES)
        .setWorkerOption(Options.THREAD_DAEMON, true)
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_STATEMENT_BYTES)
        .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
        .setHandler(paths)
        .build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      throw new IOException("cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
    }
    return new HttpEndpoint(undertow);
  }

  private static HttpHandler reading(HttpHandler handler) {
    return new AllowedMethodsHandler(handler, Methods.GET, Methods.HEAD);
  }

  /** The port that is listened at. */
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** Closes every connection and ends all threads. A second call does nothing. */
  @Override
  public void close() {
    undertow.stop();
  }
}
