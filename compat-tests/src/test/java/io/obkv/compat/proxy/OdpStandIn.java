// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.obkv.compat.network.Endpoint;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketDecoder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for an OceanBase proxy before one server: splits the user's name at login, puts table and
 * tablet ids into requests, and hands answers on as they come. It routes requests for one row of a
 * partitioned table; batches and queries only for tables without partitions.
 */
public final class OdpStandIn implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long CLOSE_SECONDS = 5;

  private final NioEventLoopGroup loops;
  private final Channel listener;

  private OdpStandIn(NioEventLoopGroup loops, Channel listener) {
    this.loops = loops;
    this.listener = listener;
  }

  /** Starts a proxy at a port of the system's choice. */
  public static OdpStandIn start(Endpoint server, TableDirectory tables) {
    NioEventLoopGroup loops =
        new NioEventLoopGroup(2, new DefaultThreadFactory("odp-stand-in", true));
    ServerBootstrap bootstrap = new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel client) {
            client
                .pipeline()
                .addLast(new PacketDecoder(Packet.DEFAULT_MAX_LENGTH))
                .addLast(new ClientHandler(server, new RequestRouting(tables)));
          }
        });
    return new OdpStandIn(loops, bootstrap.bind(HOST, 0).syncUninterruptibly().channel());
  }

  /** Where clients connect to. */
  public Endpoint endpoint() {
    return new Endpoint(HOST, ((InetSocketAddress) listener.localAddress()).getPort());
  }

  @Override
  public void close() {
    loops
        .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
