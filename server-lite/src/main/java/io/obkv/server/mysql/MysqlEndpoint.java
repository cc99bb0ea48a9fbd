// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.obkv.protocol.mysql.MysqlPacketDecoder;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.network.Listener;
import io.obkv.server.sql.SqlExecutor;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves SQL over the MySQL protocol at one address. All threads are daemons. Safe for many threads.
 */
public final class MysqlEndpoint implements AutoCloseable {
  private static final WriteBufferWaterMark UNSENT =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  /** The longest packet of a login. */
  private static final int MAX_LOGIN_BYTES = 64 * 1024;

  private final MysqlServer server;
  private final Listener listener;

  private MysqlEndpoint(MysqlOptions options, Catalog catalog, SqlExecutor executor) {
    server = new MysqlServer(
        executor,
        new Authenticator(catalog),
        new SqlWorkers(options.workerThreads(), options.workerThreads() + options.maxConnections()),
        options,
        new SecureRandom(),
        new AtomicInteger());
    listener = new Listener("obkv-mysql", options.ioThreads());
  }

  /**
   * Starts to serve.
   *
   * @param catalog whose accounts may log in
   * @param executor what runs the statements
   * @throws IOException when the address cannot be listened at
   */
  public static MysqlEndpoint start(MysqlOptions options, Catalog catalog, SqlExecutor executor)
      throws IOException {
    MysqlEndpoint endpoint = new MysqlEndpoint(options, catalog, executor);
    try {
      endpoint.listener.listen(options.host(), options.port(), UNSENT, endpoint::prepare);
      return endpoint;
    } catch (IOException | RuntimeException e) {
      endpoint.close();
      throw e;
    }
  }

  private void prepare(Channel channel) {
    channel
        .pipeline()
        .addLast(new MysqlPacketDecoder(MAX_LOGIN_BYTES))
        .addLast(new ClientConnection(server));
  }

  /** The port that is listened at. */
  public int port() {
    return listener.port();
  }

  /** Open connections, those included that have not logged in. */
  public int connections() {
    return server.connections().get();
  }

  /** Commands that wait for a worker. */
  public int commandsWaiting() {
    return server.workers().waiting();
  }

  /**
   * Accepts no more connections, closes those that there are, gives statements under way two seconds,
   * and ends all threads. A second call does nothing.
   */
  @Override
  public void close() {
    listener.stopListening();
    listener.closeConnections();
    server.workers().close();
    listener.endThreads();
  }
}
