// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.obkv.protocol.mysql.MysqlPacketDecoder;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.sql.SqlExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves SQL over the MySQL protocol at one address. All threads are daemons. Safe for many threads.
 */
public final class MysqlEndpoint implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final WriteBufferWaterMark UNSENT =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  /** The longest packet of a login. */
  private static final int MAX_LOGIN_BYTES = 64 * 1024;

  private static final long QUIT_MILLIS = 2_000;

  private final MysqlServer server;
  private final EventLoopGroup loops;
  private final ChannelGroup connections;
  private Channel listener;

  private MysqlEndpoint(MysqlOptions options, Catalog catalog, SqlExecutor executor) {
    server = new MysqlServer(
        executor,
        new Authenticator(catalog),
        new SqlWorkers(options.workerThreads(), options.workerThreads() + options.maxConnections()),
        options,
        new SecureRandom(),
        new AtomicInteger());
    ThreadFactory factory = new DefaultThreadFactory("obkv-mysql", true);
    loops = Epoll.isAvailable()
        ? new EpollEventLoopGroup(options.ioThreads(), factory)
        : new NioEventLoopGroup(options.ioThreads(), factory);
    connections = new DefaultChannelGroup(loops.next(), true);
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
      endpoint.listen();
      return endpoint;
    } catch (IOException | RuntimeException e) {
      endpoint.close();
      throw e;
    }
  }

  private void listen() throws IOException {
    MysqlOptions options = server.options();
    Class<? extends ServerChannel> type = loops instanceof EpollEventLoopGroup
        ? EpollServerSocketChannel.class
        : NioServerSocketChannel.class;
    ServerBootstrap bootstrap = new ServerBootstrap()
        .group(loops)
        .channel(type)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            connections.add(channel);
            channel
                .pipeline()
                .addLast(new MysqlPacketDecoder(MAX_LOGIN_BYTES))
                .addLast(new ClientConnection(server));
          }
        });
    var binding = bootstrap.bind(options.host(), options.port()).awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new IOException(
          "cannot listen at " + options.host() + ":" + options.port() + ": "
              + binding.cause().getMessage(),
          binding.cause());
    }
    listener = binding.channel();
  }

  /** The port that is listened at. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
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
    if (listener != null) {
      listener.close().awaitUninterruptibly();
    }
    connections.close().awaitUninterruptibly();
    server.workers().close();
    loops
        .shutdownGracefully(0, QUIT_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(QUIT_MILLIS);
  }
}
