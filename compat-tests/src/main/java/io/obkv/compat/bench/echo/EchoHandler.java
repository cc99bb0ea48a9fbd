// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.echo;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Answers every packet with the recorded one of its kind, which gets the channel id of the request. */
@ChannelHandler.Sharable
final class EchoHandler extends SimpleChannelInboundHandler<ByteBuf> {
  private final Recording recording;

  EchoHandler(Recording recording) {
    this.recording = recording;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf request) {
    int start = request.readerIndex();
    byte[] answer = recording.answers().get(request.getInt(start + Recording.CODE_OFFSET));
    if (answer == null) {
      throw new IllegalStateException("a request of a kind that was not recorded");
    }
    ByteBuf out = ctx.alloc().buffer(answer.length).writeBytes(answer);
    out.setInt(Recording.CHANNEL_OFFSET, request.getInt(start + Recording.CHANNEL_OFFSET));
    var unused = ctx.write(out, ctx.voidPromise());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }
}
