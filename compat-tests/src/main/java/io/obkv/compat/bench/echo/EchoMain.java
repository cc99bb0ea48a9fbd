// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.echo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.obkv.protocol.packet.Packet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The process of the echo: prints a line READY, and serves until it is ended. */
final class EchoMain {
  private static final int REST_OF_NET_HEADER =
      Packet.NET_HEADER_LENGTH - Recording.LENGTH_OFFSET - Integer.BYTES;

  private EchoMain() {}

  /** Answers from the recording in a file. */
  public static void main(String[] arguments) throws Exception {
    EchoHandler handler = new EchoHandler(Recording.read(Path.of(arguments[0])));
    boolean epoll = Epoll.isAvailable();
    EventLoopGroup group = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    Channel listener = new ServerBootstrap()
        .group(group)
        .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(frames(), handler);
          }
        })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .sync()
        .channel();
    int port = ((InetSocketAddress) listener.localAddress()).getPort();
    System.out.println("READY rpc=127.0.0.1:" + port);
    listener.closeFuture().sync();
  }

  private static LengthFieldBasedFrameDecoder frames() {
    return new LengthFieldBasedFrameDecoder(
        Packet.DEFAULT_MAX_LENGTH, Recording.LENGTH_OFFSET, Integer.BYTES, REST_OF_NET_HEADER, 0);
  }
}
