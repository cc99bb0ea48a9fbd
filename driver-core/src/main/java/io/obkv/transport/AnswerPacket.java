// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.packet.PacketChecksum;

/**
 * What a client needs of an answer's packet: of the rpc header's two hundred bytes only these.
 *
 * @param flags see {@link io.obkv.protocol.packet.RpcHeader}
 * @param compressor number of the method, 0 or 1 for none
 * @param body not copied: nobody may change it
 */
record AnswerPacket(
    int channelId, int opcode, int flags, long checksum, int compressor, byte[] body) {
  /**
   * This packet, once its checksum has been found right.
   *
   * @throws ProtocolException with {@code OB_CHECKSUM_ERROR} when it is not
   */
  AnswerPacket verified() {
    if (PacketChecksum.of(body) != checksum) {
      throw new ProtocolException(ErrorCode.OB_CHECKSUM_ERROR, "packet checksum does not match");
    }
    return this;
  }
}
