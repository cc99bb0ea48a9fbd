// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a byte stream into {@link MysqlPacket}s and joins those that came in several frames. Lengths are
 * judged before anything is allocated for them.
 *
 * <p>A packet above the bound, or a frame that does not continue the one before it, gives a {@link
 * ProtocolException}, once, wrapped by Netty in a {@code DecoderException}; what follows is discarded.
 * One instance per channel, on the channel's event loop.
 */
public final class MysqlPacketDecoder extends ByteToMessageDecoder {
  private static final byte[] NOTHING = {};

  private int maxLength;
  private byte[] joined = NOTHING;
  private boolean continues;
  private int lastSequence;
  private boolean broken;

  /**
   * @param maxLength bound of a packet without its headers, bytes
   */
  public MysqlPacketDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  /** Changes the bound for packets that begin from now on: who has logged in may send more. */
  public void setMaxLength(int bytes) {
    maxLength = bytes;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      MysqlPacket packet = next(in);
      if (packet != null) {
        out.add(packet);
      }
    } catch (ProtocolException e) {
      broken = true;
      joined = NOTHING;
      throw e;
    }
  }

  /** The packet that a frame ends; null when more has to come. */
  private MysqlPacket next(ByteBuf in) {
    if (in.readableBytes() < MysqlPacket.HEADER_LENGTH) {
      return null;
    }
    int length = in.getUnsignedMediumLE(in.readerIndex());
    int sequence = in.getUnsignedByte(in.readerIndex() + 3);
    check(length, sequence);
    if (in.readableBytes() < MysqlPacket.HEADER_LENGTH + length) {
      return null;
    }
    in.skipBytes(MysqlPacket.HEADER_LENGTH);
    byte[] whole = Arrays.copyOf(joined, joined.length + length);
    in.readBytes(whole, joined.length, length);
    lastSequence = sequence;
    continues = length == MysqlPacket.MAX_FRAME_LENGTH;
    joined = continues ? whole : NOTHING;
    return continues ? null : new MysqlPacket(sequence, whole);
  }

  private void check(int length, int sequence) {
    if (length > maxLength - joined.length) {
      throw new ProtocolException(
          ErrorCode.OB_RPC_PACKET_TOO_LONG,
          "a packet of " + (joined.length + length) + " bytes, above " + maxLength);
    }
    if (continues && sequence != (lastSequence + 1 & 0xff)) {
      throw new ProtocolException("frame " + sequence + " behind frame " + lastSequence);
    }
  }
}
