// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.network;

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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Listens at one address, and keeps its connections and the threads that serve them. Linux's epoll where
 * Netty's native part can be loaded, Java's selectors elsewhere. All threads are daemons. Safe for many
 * threads once it listens.
 */
public final class Listener {
  private static final int BACKLOG = 1024;
  private static final long QUIT_MILLIS = 2_000;

  private final EventLoopGroup loops;
  private final ChannelGroup connections;
  private Channel listening;

  /**
   * A listener that does not listen yet.
   *
   * @param threadName begins the names of its threads
   */
  public Listener(String threadName, int threads) {
    ThreadFactory factory = new DefaultThreadFactory(threadName, true);
    loops = Epoll.isAvailable()
        ? new EpollEventLoopGroup(threads, factory)
        : new NioEventLoopGroup(threads, factory);
    // Closes those, too, that come while it is being closed.
    connections = new DefaultChannelGroup(loops.next(), true);
  }

  /**
   * Begins to listen.
   *
   * @param port 0 for any free one
   * @param unsent how many bytes a client may leave lie before it counts as slow
   * @param prepare gives a new connection its handlers
   * @throws IOException when the address cannot be listened at
   */
  public void listen(String host, int port, WriteBufferWaterMark unsent, Consumer<Channel> prepare)
      throws IOException {
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
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, unsent)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            connections.add(channel);
            prepare.accept(channel);
          }
        });
    var binding = bootstrap.bind(host, port).awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new IOException(
          "cannot listen at " + host + ":" + port + ": " + binding.cause().getMessage(),
          binding.cause());
    }
    listening = binding.channel();
  }

  /** The port that is listened at. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** The open connections. */
  public ChannelGroup connections() {
    return connections;
  }

  /** The threads that serve the connections. */
  public EventLoopGroup loops() {
    return loops;
  }

  /** Accepts no more connections. */
  public void stopListening() {
    if (listening != null) {
      listening.close().awaitUninterruptibly();
    }
  }

  /** Closes all connections. */
  public void closeConnections() {
    connections.close().awaitUninterruptibly();
  }

  /** Ends all threads, after two seconds at most. */
  public void endThreads() {
    loops
        .shutdownGracefully(0, QUIT_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(QUIT_MILLIS);
  }
}
