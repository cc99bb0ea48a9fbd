// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.obkv.compat.network.Endpoint;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.protocol.wire.WireWriter.LengthForm;

/** One client of the proxy: its connection to the server, opened with it and closed with it. */
final class ClientHandler extends SimpleChannelInboundHandler<Packet> {
  private final Endpoint server;
  private final RequestRouting routing;
  private Channel upstream;

  ClientHandler(Endpoint server, RequestRouting routing) {
    this.server = server;
    this.routing = routing;
  }

  @Override
  public void channelActive(ChannelHandlerContext client) {
    client.channel().config().setAutoRead(false);
    var connecting = new Bootstrap()
        .group(client.channel().eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(new AnswerHandler(client.channel()))
        .connect(server.host(), server.port());
    upstream = connecting.channel();
    var unused = connecting.addListener(done -> connected(client, done.isSuccess()));
  }

  private static void connected(ChannelHandlerContext client, boolean success) {
    if (success) {
      client.channel().config().setAutoRead(true);
    } else {
      var unused = client.close();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext client, Packet request) {
    WireWriter out = new WireWriter(LengthForm.SHORTEST);
    routing.route(request).encode(out);
    var unused =
        upstream.writeAndFlush(Unpooled.wrappedBuffer(out.toByteArray()), upstream.voidPromise());
  }

  @Override
  public void channelInactive(ChannelHandlerContext client) {
    var unused = upstream.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
    var unused = client.close();
  }

  /** Hands the server's bytes on. */
  private static final class AnswerHandler extends ChannelInboundHandlerAdapter {
    private final Channel client;

    AnswerHandler(Channel client) {
      this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object bytes) {
      var unused = client.writeAndFlush(bytes, client.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext server) {
      var unused = client.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext server, Throwable cause) {
      var unused = server.close();
    }
  }
}
