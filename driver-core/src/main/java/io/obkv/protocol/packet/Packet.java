// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * One whole packet: a number that ties an answer to its request on one connection, the rpc header,
 * and everything behind it (section 1 of the protocol notes).
 *
 * @param body not copied: nobody may change it
 */
public record Packet(int channelId, RpcHeader header, byte[] body) {
  /** First four bytes of every packet. */
  public static final int MAGIC = 0x01dbdbce;

  /** Length of what precedes the rpc header: magic, length, channel id, four reserved bytes. */
  public static final int NET_HEADER_LENGTH = 16;

  /** Default bound of the length field: what a server accepts and a client reads. */
  public static final int DEFAULT_MAX_LENGTH = 64 * 1024 * 1024;

  /**
   * Reads the part of a packet that its length field counts.
   *
   * @throws ProtocolException with {@code OB_CHECKSUM_ERROR} when the checksum is not that of the body
   */
  public static Packet decode(int channelId, WireReader in) {
    RpcHeader header = RpcHeader.decode(in);
    return new Packet(channelId, header, in.rest());
  }

  /** Whether the body is the one that the header's checksum was made from. */
  public boolean checksumMatches() {
    return PacketChecksum.of(body) == header.checksum();
  }

  /**
   * This packet, once its checksum has been found right.
   *
   * @throws ProtocolException with {@code OB_CHECKSUM_ERROR} when {@link #checksumMatches} is false
   */
  public Packet verified() {
    if (!checksumMatches()) {
      throw new ProtocolException(ErrorCode.OB_CHECKSUM_ERROR, "packet checksum does not match");
    }
    return this;
  }

  /** Writes the whole packet, net header included. */
  public void encode(WireWriter out) {
    out.i32(MAGIC).i32(header.length() + body.length).i32(channelId).i32(0);
    header.encode(out);
    out.raw(body);
  }
}
