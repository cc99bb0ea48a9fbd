// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Writes packets one behind the other into a buffer, numbers them, and cuts those that are too long for
 * one frame. For one thread at a time.
 */
public final class PacketWriter {
  private final ByteBuf out;
  private final PayloadWriter payload;
  private int sequence;

  /**
   * @param out where the packets go; it grows as needed and stays the caller's
   * @param sequence the first packet's number: 0 for a command, one more than the last frame's for an
   *     answer
   */
  public PacketWriter(ByteBuf out, int sequence) {
    this.out = out;
    this.payload = new PayloadWriter(out);
    this.sequence = sequence & 0xff;
  }

  /** The number of the next frame. */
  public int sequence() {
    return sequence;
  }

  /** How many bytes the buffer holds. */
  public int length() {
    return out.readableBytes();
  }

  /** Appends a packet with what {@code body} writes. */
  public void packet(Consumer<PayloadWriter> body) {
    int header = out.writerIndex();
    out.writeZero(MysqlPacket.HEADER_LENGTH);
    try {
      body.accept(payload);
    } catch (RuntimeException e) {
      out.writerIndex(header);
      throw e;
    }
    int length = out.writerIndex() - header - MysqlPacket.HEADER_LENGTH;
    if (length < MysqlPacket.MAX_FRAME_LENGTH) {
      setHeader(header, length);
    } else {
      cut(header, length);
    }
  }

  private void setHeader(int at, int length) {
    out.setMediumLE(at, length);
    out.setByte(at + 3, sequence);
    sequence = sequence + 1 & 0xff;
  }

  /** Makes room for the headers between the frames; a full last frame is followed by an empty one. */
  private void cut(int header, int length) {
    byte[] whole = new byte[length];
    out.getBytes(header + MysqlPacket.HEADER_LENGTH, whole);
    out.writerIndex(header);
    int from = 0;
    int size;
    do {
      size = Math.min(length - from, MysqlPacket.MAX_FRAME_LENGTH);
      int at = out.writerIndex();
      out.writeZero(MysqlPacket.HEADER_LENGTH);
      out.writeBytes(whole, from, size);
      setHeader(at, size);
      from += size;
    } while (size == MysqlPacket.MAX_FRAME_LENGTH);
  }
}
