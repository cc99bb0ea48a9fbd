// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.packet.Packet;

/**
 * Takes the packets of a channel. A stream that is no longer made of packets gives a {@link
 * ProtocolException}, once; what follows is discarded. One instance per channel.
 */
abstract class AnswerDecoder extends ChannelInboundHandlerAdapter {
  private final PacketReader packets;
  private boolean broken;

  /**
   * @param maxLength bound of the length field, see {@link Packet#DEFAULT_MAX_LENGTH}
   */
  AnswerDecoder(int maxLength) {
    this.packets = new PacketReader(maxLength);
  }

  /** Takes the next packet. */
  abstract void received(AnswerPacket packet);

  @Override
  public final void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    ByteBuf in = (ByteBuf) message;
    try {
      while (in.isReadable() && !broken) {
        AnswerPacket packet = packets.next(in);
        if (packet != null) {
          received(packet);
        }
      }
    } catch (ProtocolException e) {
      broken = true;
      exceptionCaught(ctx, e);
    } finally {
      in.release();
    }
  }

  @Override
  public abstract void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown);
}
