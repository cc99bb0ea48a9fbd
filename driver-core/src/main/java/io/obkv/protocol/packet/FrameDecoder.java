// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import java.util.List;

/**
 * Cuts a byte stream into packets. Magic and length are judged before anything is allocated for a
 * packet; what becomes of its bytes is the subclass's to say.
 *
 * <p>A stream that is no longer made of packets gives a {@link ProtocolException}, once, wrapped by
 * Netty in a {@code DecoderException}; what follows is discarded. One instance per channel.
 */
public abstract class FrameDecoder extends ByteToMessageDecoder {
  private final int maxLength;
  private boolean broken;

  /**
   * @param maxLength bound of the length field, see {@link Packet#DEFAULT_MAX_LENGTH}
   */
  protected FrameDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Reads one packet from behind the net header.
   *
   * @param length bytes of the rpc header and the body together, at least {@link
   *     RpcHeader#LENGTH_WITHOUT_COST}, all of which are there; they must all be read
   * @throws ProtocolException where they are no packet
   */
  protected abstract Object frame(int channelId, ByteBuf in, int length);

  @Override
  protected final void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      Object packet = next(in);
      if (packet != null) {
        out.add(packet);
      }
    } catch (ProtocolException e) {
      broken = true;
      throw e;
    }
  }

  private Object next(ByteBuf in) {
    if (in.readableBytes() >= Integer.BYTES && in.getInt(in.readerIndex()) != Packet.MAGIC) {
      throw new ProtocolException(
          String.format("a packet begins with 0x%08x", in.getInt(in.readerIndex())));
    }
    if (in.readableBytes() < Packet.NET_HEADER_LENGTH) {
      return null;
    }
    int length = in.getInt(in.readerIndex() + 4);
    if (length < RpcHeader.LENGTH_WITHOUT_COST) {
      throw new ProtocolException("a packet of " + length + " bytes");
    }
    if (length > maxLength) {
      throw new ProtocolException(
          ErrorCode.OB_RPC_PACKET_TOO_LONG, "a packet of " + length + " bytes, above " + maxLength);
    }
    if (in.readableBytes() < Packet.NET_HEADER_LENGTH + length) {
      return null;
    }
    int channelId = in.getInt(in.readerIndex() + 8);
    in.skipBytes(Packet.NET_HEADER_LENGTH);
    return frame(channelId, in, length);
  }
}
