// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.buffer.ByteBuf;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.packet.FrameDecoder;
import io.obkv.protocol.packet.RpcHeader;

/** Cuts a byte stream into {@link AnswerPacket}s. One instance per channel. */
final class AnswerDecoder extends FrameDecoder {
  // Where the fields stand in the rpc header (1.2 of the protocol notes).
  private static final int OPCODE = 0;
  private static final int LENGTH = 4;
  private static final int FLAGS = 6;
  private static final int CHECKSUM = 8;
  private static final int COMPRESSOR = 120;

  AnswerDecoder(int maxLength) {
    super(maxLength);
  }

  @Override
  protected AnswerPacket frame(int channelId, ByteBuf in, int length) {
    int start = in.readerIndex();
    int header = in.getUnsignedByte(start + LENGTH);
    if (header < RpcHeader.LENGTH_WITHOUT_COST || header > length) {
      throw new ProtocolException("rpc header of " + header + " bytes in a packet of " + length);
    }
    int opcode = in.getInt(start + OPCODE);
    int flags = in.getUnsignedShort(start + FLAGS);
    long checksum = in.getLong(start + CHECKSUM);
    int compressor = header >= RpcHeader.LENGTH_SHORT ? in.getInt(start + COMPRESSOR) : 0;
    byte[] body = new byte[length - header];
    in.skipBytes(header).readBytes(body);
    return new AnswerPacket(channelId, opcode, flags, checksum, compressor, body);
  }
}
