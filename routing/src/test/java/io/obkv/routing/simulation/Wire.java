// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.ServerException;
import io.obkv.protocol.message.MoveResponse;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.transport.Answer;
import io.obkv.transport.Destination;
import io.obkv.transport.Request;
import java.util.function.Consumer;

/** Both ends of a connection without the sockets: requests and answers to bytes and back. */
final class Wire {
  private static final byte[] CREDENTIAL = {1, 2, 3};
  private static final int FLAGS = RpcHeader.LOG_LEVEL | RpcHeader.KV_REQUEST | RpcHeader.REROUTE;

  private Wire() {}

  static byte[] request(Request<?> request, Destination destination, long number, long micros) {
    WireWriter body = new WireWriter(WireWriter.LengthForm.SHORTEST);
    request.encode(CREDENTIAL, destination, body);
    return bytes(
        (int) number,
        RpcHeader.request(
            request.opcode(),
            RpcHeader.LENGTH_LONG,
            FLAGS,
            PacketChecksum.of(body.toByteArray()),
            1001,
            0,
            1,
            number,
            micros,
            0),
        body);
  }

  static byte[] answer(
      Packet request, int opcode, int flags, RpcResult result, Consumer<WireWriter> message) {
    WireWriter body = new WireWriter(WireWriter.LengthForm.FIVE_BYTES);
    RpcResult.CODEC.encode(result, body);
    message.accept(body);
    RpcHeader asked = request.header();
    return bytes(
        request.channelId(),
        RpcHeader.request(
            opcode,
            RpcHeader.LENGTH_OF_ANSWERS,
            RpcHeader.RESPONSE | flags,
            PacketChecksum.of(body.toByteArray()),
            asked.tenantId(),
            0,
            asked.traceId0(),
            asked.traceId1(),
            0,
            0),
        body);
  }

  private static byte[] bytes(int channelId, RpcHeader header, WireWriter body) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST, 512);
    new Packet(channelId, header, body.toByteArray()).encode(out);
    return out.toByteArray();
  }

  static Packet packet(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    if (in.i32() != Packet.MAGIC || in.i32() != bytes.length - Packet.NET_HEADER_LENGTH) {
      throw new AssertionError("not one whole packet");
    }
    int channelId = in.i32();
    in.skip(Integer.BYTES);
    return Packet.decode(channelId, in).verified();
  }

  /** What a client makes of an answer, see section 1.6 and 3.13 of the protocol notes. */
  static <A> Answer<A> read(Request<A> request, Packet packet, String address) {
    RpcHeader header = packet.header();
    WireReader in = new WireReader(packet.body());
    RpcResult result = RpcResult.CODEC.decode(in);
    if (header.opcode() == Opcode.MOVE) {
      String leader = MoveResponse.CODEC.decode(in).replica().address().toText();
      throw ServerException.moved(address, trace(header), leader);
    }
    if (result.code() != 0) {
      throw new ServerException(result.code(), result.message(), address, trace(header));
    }
    boolean reroute = (header.flags() & RpcHeader.REROUTE) != 0;
    return new Answer<>(
        request.answerDecoder().decode(in),
        address,
        header.traceId0(),
        header.traceId1(),
        reroute,
        reroute && (header.flags() & RpcHeader.KV_REQUEST) != 0);
  }

  private static String trace(RpcHeader header) {
    return RpcHeader.traceText(header.traceId0(), header.traceId1());
  }
}
