// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.WireReader;
import java.util.List;

/**
 * Cuts a byte stream into {@link Packet}s. Magic and length are judged before anything is allocated
 * for a packet; checksums are left to the receiver, who decides what to answer.
 *
 * <p>A stream that is no longer made of packets gives a {@link ProtocolException}, once, wrapped by
 * Netty in a {@code DecoderException}; what follows is discarded. One instance per channel.
 */
public final class PacketDecoder extends ByteToMessageDecoder {
  /** Where the rpc header says how long it is. */
  private static final int LENGTH_OFFSET = 4;

  /** The longest header that its one-byte length can announce. */
  private static final int LONGEST_HEADER = 255;

  private final int maxLength;
  private final byte[] head = new byte[LONGEST_HEADER];
  private boolean broken;

  /**
   * @param maxLength bound of the length field, see {@link Packet#DEFAULT_MAX_LENGTH}
   */
  public PacketDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      Packet packet = next(in);
      if (packet != null) {
        out.add(packet);
      }
    } catch (ProtocolException e) {
      broken = true;
      throw e;
    }
  }

  private Packet next(ByteBuf in) {
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
    // Read apart, so that the body is copied once.
    int headLength = Math.min(length, in.getUnsignedByte(in.readerIndex() + LENGTH_OFFSET));
    in.readBytes(head, 0, headLength);
    RpcHeader header = RpcHeader.decode(new WireReader(head, 0, headLength));
    byte[] body = new byte[length - headLength];
    in.readBytes(body);
    return new Packet(channelId, header, body);
  }
}
