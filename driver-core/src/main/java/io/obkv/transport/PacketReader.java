// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.buffer.ByteBuf;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.RpcHeader;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a byte stream into {@link AnswerPacket}s. Magic and length are judged before anything is allocated for
 * a packet; its body is copied once, from the buffers that it comes in to where it stays. One instance per
 * connection; for one thread at a time.
 */
final class PacketReader {
  // Where the fields stand in both headers (1.1 and 1.2 of the protocol notes).
  private static final int NET_LENGTH = 4;
  private static final int CHANNEL_ID = 8;
  private static final int OPCODE = Packet.NET_HEADER_LENGTH;
  private static final int LENGTH = OPCODE + 4;
  private static final int FLAGS = OPCODE + 6;
  private static final int CHECKSUM = OPCODE + 8;
  private static final int COMPRESSOR = OPCODE + 120;

  /** The longest header that its one-byte length can announce. */
  private static final int LONGEST_HEADER = 255;

  /** A longer body grows as its bytes come: a length alone must not cost memory. */
  private static final int LARGEST_ARRAY = 1 << 20;

  private final int maxLength;
  private final ByteBuffer head = ByteBuffer.allocate(Packet.NET_HEADER_LENGTH + LONGEST_HEADER);
  private int headLength;
  private byte[] body;
  private int bodyLength;
  private int filled;

  /**
   * @param maxLength bound of the length field, see {@link Packet#DEFAULT_MAX_LENGTH}
   */
  PacketReader(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Reads up to the end of the next packet.
   *
   * @return null where more bytes have to come
   * @throws ProtocolException where the stream is no longer made of packets: nothing of it can be read then
   */
  AnswerPacket next(ByteBuf in) {
    if (body == null && !readHead(in)) {
      return null;
    }
    while (filled < bodyLength && in.isReadable()) {
      if (filled == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(bodyLength, 2L * body.length));
      }
      int count = Math.min(body.length - filled, in.readableBytes());
      in.readBytes(body, filled, count);
      filled += count;
    }
    return filled < bodyLength ? null : packet();
  }

  private AnswerPacket packet() {
    int compressor = headLength - OPCODE >= RpcHeader.LENGTH_SHORT ? head.getInt(COMPRESSOR) : 0;
    AnswerPacket packet = new AnswerPacket(
        head.getInt(CHANNEL_ID),
        head.getInt(OPCODE),
        head.getShort(FLAGS) & 0xffff,
        head.getLong(CHECKSUM),
        compressor,
        body);
    body = null;
    headLength = 0;
    return packet;
  }

  /** Reads both headers and makes room for the body; false where more bytes have to come. */
  private boolean readHead(ByteBuf in) {
    if (!fillHead(in, Packet.NET_HEADER_LENGTH)) {
      return false;
    }
    int length = checkedLength();
    if (!fillHead(in, FLAGS)) {
      return false;
    }
    int header = head.get(LENGTH) & 0xff;
    if (header < RpcHeader.LENGTH_WITHOUT_COST || header > length) {
      throw new ProtocolException("rpc header of " + header + " bytes in a packet of " + length);
    }
    if (!fillHead(in, Packet.NET_HEADER_LENGTH + header)) {
      return false;
    }
    bodyLength = length - header;
    body = new byte[Math.min(bodyLength, LARGEST_ARRAY)];
    filled = 0;
    return true;
  }

  private boolean fillHead(ByteBuf in, int wanted) {
    int count = Math.min(wanted - headLength, in.readableBytes());
    if (count > 0) {
      in.readBytes(head.array(), headLength, count);
      headLength += count;
    }
    if (headLength >= Integer.BYTES && head.getInt(0) != Packet.MAGIC) {
      throw new ProtocolException(String.format("a packet begins with 0x%08x", head.getInt(0)));
    }
    return headLength >= wanted;
  }

  private int checkedLength() {
    int length = head.getInt(NET_LENGTH);
    if (length < RpcHeader.LENGTH_WITHOUT_COST) {
      throw new ProtocolException("a packet of " + length + " bytes");
    }
    if (length > maxLength) {
      throw new ProtocolException(
          ErrorCode.OB_RPC_PACKET_TOO_LONG, "a packet of " + length + " bytes, above " + maxLength);
    }
    return length;
  }
}
