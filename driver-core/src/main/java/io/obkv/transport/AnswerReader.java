// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.error.ProtocolException;
import io.obkv.error.ServerException;
import io.obkv.protocol.message.MoveResponse;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireReader;

/** Reads what a server answered to a call. */
final class AnswerReader {
  private static final int FIRST_REAL_COMPRESSOR = 2;

  private AnswerReader() {}

  /**
   * @throws ServerException when the server refused
   * @throws ProtocolException when the packet is no answer to the call
   */
  static <A> Answer<A> read(Call<A> call, AnswerPacket packet, String address) {
    if (packet.verified().compressor() >= FIRST_REAL_COMPRESSOR) {
      throw new ProtocolException("a compressed answer, method " + packet.compressor());
    }
    WireReader in = new WireReader(packet.body());
    RpcResult result = RpcResult.CODEC.decode(in);
    if (packet.opcode() == Opcode.MOVE) {
      throw moved(call, MoveResponse.CODEC.decode(in), address);
    }
    if (result.code() != 0) {
      throw new ServerException(result.code(), result.message(), address, call.traceText());
    }
    if (packet.opcode() != call.request.opcode()) {
      throw new ProtocolException(String.format(
          "packet code 0x%04x answered with 0x%04x", call.request.opcode(), packet.opcode()));
    }
    boolean reroute = (packet.flags() & RpcHeader.REROUTE) != 0;
    return new Answer<>(
        call.request.answerDecoder().decode(in),
        address,
        call.traceId0,
        call.traceId1,
        reroute,
        reroute && (packet.flags() & RpcHeader.KV_REQUEST) != 0);
  }

  /** A MOVE says of a tablet what {@code OB_NOT_MASTER} says, and is cured by the same. */
  private static ServerException moved(Call<?> call, MoveResponse move, String address) {
    return ServerException.moved(
        address, call.traceText(), move.replica().address().toText());
  }
}
