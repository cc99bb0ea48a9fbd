// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.error.TransportException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The threads of one client instance, and what opens its connections. Linux's epoll where Netty's
 * native part can be loaded, Java's selectors elsewhere. All threads are daemons. Safe for many
 * threads.
 */
public final class Transport implements Scheduler, AutoCloseable {
  private static final int MOST_DEFAULT_THREADS = 4;
  private static final long CLOSE_MILLIS = 2_000;

  private final EventLoopGroup loops;
  private final Class<? extends Channel> channelType;
  private final SecureRandom random = new SecureRandom();

  private Transport(EventLoopGroup loops, Class<? extends Channel> channelType) {
    this.loops = loops;
    this.channelType = channelType;
  }

  /** A transport with as many threads as there are processors, but no more than four. */
  public static Transport create() {
    return create(Math.min(MOST_DEFAULT_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /** A transport with a number of threads, each serving many connections. */
  public static Transport create(int threads) {
    ThreadFactory factory = new DefaultThreadFactory("obkv-io", true);
    return Epoll.isAvailable()
        ? new Transport(new EpollEventLoopGroup(threads, factory), EpollSocketChannel.class)
        : new Transport(new NioEventLoopGroup(threads, factory), NioSocketChannel.class);
  }

  /** One of the event loops, for what must be confined to one. */
  EventLoop nextLoop() {
    return loops.next();
  }

  /** Whether the caller is one of the threads, and so must not wait for them. */
  public boolean isOwnThread() {
    for (EventExecutor loop : loops) {
      if (loop.inEventLoop()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public RandomGenerator random() {
    return ThreadLocalRandom.current();
  }

  @Override
  public boolean schedule(Runnable task, long nanos) {
    try {
      var unused = loops.schedule(task, nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * Opens a connection and logs in. The future fails with {@link TransportException} when the server
   * cannot be reached, and with what the login failed with; the connection is closed then.
   */
  public CompletableFuture<Connection> open(ConnectionOptions options) {
    CompletableFuture<Connection> opened = new CompletableFuture<>();
    try {
      ChannelFuture connecting = connect(
          new HostAndPort(options.host(), options.port()),
          options.connectTimeout(),
          channel -> channel
              .pipeline()
              .addLast(
                  new InFlightRequests(channel.eventLoop(), options, new Login(options, random))));
      var unused = connecting.addListener(done -> connected(connecting, options, opened));
    } catch (IllegalStateException | RejectedExecutionException e) {
      opened.completeExceptionally(unreachable(options, e));
    }
    return opened;
  }

  /**
   * Opens a connection for the calling thread, on that thread.
   *
   * @param released see {@link BlockingConnection#open}
   */
  BlockingConnection openBlocking(
      ConnectionOptions options, long deadlineNanos, Consumer<BlockingConnection> released) {
    return BlockingConnection.open(options, new Login(options, random), deadlineNanos, released);
  }

  /**
   * Opens a channel of another protocol on this transport's threads.
   *
   * @param pipeline fills the new channel's pipeline
   * @throws IllegalStateException or {@link RejectedExecutionException} when the threads have ended
   */
  public ChannelFuture connect(
      HostAndPort server, Duration connectTimeout, Consumer<Channel> pipeline) {
    return new Bootstrap()
        .group(loops)
        .channel(channelType)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
            Math.min(Integer.MAX_VALUE, Math.max(1, connectTimeout.toMillis())))
        .handler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            pipeline.accept(channel);
          }
        })
        .connect(InetSocketAddress.createUnresolved(server.host(), server.port()));
  }

  private static void connected(
      ChannelFuture connecting, ConnectionOptions options, CompletableFuture<Connection> opened) {
    if (!connecting.isSuccess()) {
      opened.completeExceptionally(unreachable(options, connecting.cause()));
      return;
    }
    Channel channel = connecting.channel();
    // Behind channelActive, which Netty fires after this listener.
    channel.eventLoop().execute(() -> logIn(channel, options, opened));
  }

  private static void logIn(
      Channel channel, ConnectionOptions options, CompletableFuture<Connection> opened) {
    InFlightRequests requests = channel.pipeline().get(InFlightRequests.class);
    if (requests == null) {
      opened.completeExceptionally(unreachable(options, null));
      return;
    }
    var unused = requests.logIn().whenComplete((session, thrown) -> {
      if (thrown == null) {
        opened.complete(new ChannelConnection(options, channel, requests));
        return;
      }
      Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
      requests.close(cause instanceof ObkvException known ? known : unreachable(options, cause));
      opened.completeExceptionally(cause);
    });
  }

  private static TransportException unreachable(ConnectionOptions options, Throwable cause) {
    return new TransportException(
        "cannot connect to " + options.address() + (cause == null ? "" : ": " + cause.getMessage()),
        Effect.NOT_APPLIED,
        cause);
  }

  /** Closes every connection, fails what waits, and ends the threads; returns within 2 s. */
  @Override
  public void close() {
    var ended = loops.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    try {
      ended.await(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
