// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import io.netty.buffer.ByteBuf;
import io.obkv.protocol.wire.WireReader;

/**
 * Cuts a byte stream into {@link Packet}s; checksums are left to the receiver, who decides what to
 * answer. One instance per channel.
 */
public final class PacketDecoder extends FrameDecoder {
  /** Where the rpc header says how long it is. */
  private static final int LENGTH_OFFSET = 4;

  /** The longest header that its one-byte length can announce. */
  private static final int LONGEST_HEADER = 255;

  private final byte[] head = new byte[LONGEST_HEADER];

  /**
   * @param maxLength bound of the length field, see {@link Packet#DEFAULT_MAX_LENGTH}
   */
  public PacketDecoder(int maxLength) {
    super(maxLength);
  }

  @Override
  protected Packet frame(int channelId, ByteBuf in, int length) {
    // Read apart, so that the body is copied once.
    int headLength = Math.min(length, in.getUnsignedByte(in.readerIndex() + LENGTH_OFFSET));
    in.readBytes(head, 0, headLength);
    RpcHeader header = RpcHeader.decode(new WireReader(head, 0, headLength));
    byte[] body = new byte[length - headLength];
    in.readBytes(body);
    return new Packet(channelId, header, body);
  }
}
