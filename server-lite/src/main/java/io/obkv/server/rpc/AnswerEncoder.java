// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.netty.buffer.ByteBuf;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireWriter;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Turns answers into packets with the headers of OceanBase 4.3.5.3 (1.2 of the protocol notes), in
 * arrays that it keeps. One event loop.
 */
final class AnswerEncoder {
  private static final int HEAD_LENGTH = Packet.NET_HEADER_LENGTH + RpcHeader.LENGTH_OF_ANSWERS;

  private final WireWriter head = new WireWriter(WireWriter.LengthForm.FIVE_BYTES, HEAD_LENGTH);
  private final WireWriter own = new WireWriter(WireWriter.LengthForm.FIVE_BYTES, 1024);

  /** The body of the answer that was encoded last. */
  private WireWriter body = own;

  /** Clients without trace ids get these, which are unlike those of any client. */
  private final long ownTraceId0 = ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE;

  private long lastOwnTraceId1;

  /** Encodes an answer, and gives the length of its packet. */
  int encode(Answer answer) {
    body = answer.encoded();
    if (body == null) {
      body = own;
      own.reset();
      answer.body().accept(own);
    }
    head.reset();
    head.i32(Packet.MAGIC)
        .i32(RpcHeader.LENGTH_OF_ANSWERS + body.size())
        .i32(answer.exchange().request().channelId())
        .i32(0);
    header(answer).encode(head);
    return HEAD_LENGTH + body.size();
  }

  /** Appends the packet encoded last. */
  void writeTo(ByteBuf out) {
    out.writeBytes(head.array(), 0, head.size());
    out.writeBytes(body.array(), 0, body.size());
    body = own;
  }

  private RpcHeader header(Answer answer) {
    Exchange exchange = answer.exchange();
    RpcHeader request = exchange.request().header();
    boolean traced = request.traceId0() != 0 || request.traceId1() != 0;
    return new RpcHeader(
        request.opcode(),
        RpcHeader.LENGTH_OF_ANSWERS,
        0,
        answer.flags(),
        PacketChecksum.of(body.array(), 0, body.size()),
        answer.committed() ? 0 : request.tenantId(),
        0,
        0,
        traced ? request.traceId0() : ownTraceId0,
        traced ? request.traceId1() : ++lastOwnTraceId1,
        answer.timeoutMicros(),
        0,
        cost(exchange),
        -1,
        0,
        0,
        answer.committed() ? -1 : Credentials.CLUSTER_ID,
        0,
        0,
        exchange.arrivalMicros(),
        0,
        0,
        0,
        0);
  }

  private static RpcHeader.CostTime cost(Exchange exchange) {
    return new RpcHeader.CostTime(
        0, exchange.waitedMicros(), 0, exchange.workedMicros(), 0, 0, exchange.arrivalMicros());
  }
}
