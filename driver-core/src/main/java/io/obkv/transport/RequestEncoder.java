// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.Feature;
import io.obkv.protocol.message.ServerVersion;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Turns calls into packets of one connection, in arrays that it keeps. For one thread at a time. */
final class RequestEncoder {
  /** Log level left to the server; a KV request; the client understands MOVE. */
  static final int FLAGS = RpcHeader.LOG_LEVEL | RpcHeader.KV_REQUEST | RpcHeader.REROUTE;

  private static final long LOGIN_TENANT = 1;
  private static final long USER_REQUEST = 1L << 48;
  private static final byte[] NO_CREDENTIAL = {};

  // Where the fields that differ from request to request stand in a packet (1.1, 1.2).
  private static final int NET_LENGTH = 4;
  private static final int CHANNEL_ID = 8;
  private static final int OPCODE = Packet.NET_HEADER_LENGTH;
  private static final int CHECKSUM = OPCODE + 8;
  private static final int TRACE_ID1 = OPCODE + 48;
  private static final int TIMEOUT = OPCODE + 56;
  private static final int TIMESTAMP = OPCODE + 64;

  private final WireWriter head = new WireWriter(WireWriter.LengthForm.SHORTEST);
  private final WireWriter body = new WireWriter(WireWriter.LengthForm.SHORTEST, 1024);
  private final int maxLength;
  private final ServerVersion versionBeforeLogin;
  private final long traceId0;
  private long headTenantId;
  private long lastTraceId1;

  /**
   * @param versionBeforeLogin null when unknown
   */
  RequestEncoder(int maxLength, ServerVersion versionBeforeLogin, InetSocketAddress local) {
    this.maxLength = maxLength;
    this.versionBeforeLogin = versionBeforeLogin;
    this.traceId0 = traceId0(local);
  }

  /** A number that is unique to the connection: the local IPv4 address and port (1.5). */
  static long traceId0(InetSocketAddress local) {
    byte[] address = local.getAddress().getAddress();
    long number = 0;
    for (int i = address.length - 4; i < address.length; i++) {
      number = number << 8 | address[i] & 0xff;
    }
    return number | (long) local.getPort() << 32 | USER_REQUEST;
  }

  /**
   * The packet of a call; gives the call its trace id.
   *
   * @param session null before the first login
   * @throws ProtocolException with {@code OB_RPC_PACKET_TOO_LONG} when it is above the bound
   */
  ByteBuf encode(Call<?> call, Session session, ByteBufAllocator allocator) {
    prepare(call, session);
    ByteBuf packet = allocator.ioBuffer(head.size() + body.size());
    write(call, packet);
    return packet;
  }

  /**
   * As {@link #encode(Call, Session, ByteBufAllocator)}, behind what a buffer holds, which grows as it has to.
   *
   * @param session null before the first login
   */
  void encode(Call<?> call, Session session, ByteBuf packet) {
    prepare(call, session);
    write(call, packet);
  }

  /** Makes the body, and the part of the head that calls have in common. */
  private void prepare(Call<?> call, Session session) {
    body.reset();
    boolean anonymous = call.login || session == null;
    call.request.encode(
        anonymous ? NO_CREDENTIAL : session.result().credential(), call.destination, body);
    ServerVersion version = session == null ? versionBeforeLogin : session.version();
    int headerLength = version != null && Feature.LONG_HEADER.in(version)
        ? RpcHeader.LENGTH_LONG
        : RpcHeader.LENGTH_SHORT;
    int length = headerLength + body.size();
    if (length > maxLength) {
      throw new ProtocolException(
          ErrorCode.OB_RPC_PACKET_TOO_LONG,
          "a request of " + length + " bytes, above " + maxLength);
    }
    prepareHead(headerLength, anonymous ? LOGIN_TENANT : session.result().tenantId());
  }

  private void write(Call<?> call, ByteBuf packet) {
    call.traceId0 = traceId0;
    call.traceId1 = ++lastTraceId1;
    int start = packet.writerIndex();
    packet.writeBytes(head.array(), 0, head.size());
    packet.writeBytes(body.array(), 0, body.size());
    packet.setInt(start + NET_LENGTH, head.size() - Packet.NET_HEADER_LENGTH + body.size());
    packet.setInt(start + CHANNEL_ID, call.channelId);
    packet.setInt(start + OPCODE, call.request.opcode());
    packet.setLong(start + CHECKSUM, PacketChecksum.of(body.array(), 0, body.size()));
    packet.setLong(start + TRACE_ID1, call.traceId1);
    packet.setLong(start + TIMEOUT, serverMicros(call));
    packet.setLong(start + TIMESTAMP, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
  }

  /** Writes both headers with what the connection's requests have in common, where that has changed. */
  private void prepareHead(int headerLength, long tenantId) {
    if (head.size() == Packet.NET_HEADER_LENGTH + headerLength && tenantId == headTenantId) {
      return;
    }
    headTenantId = tenantId;
    head.reset();
    head.i32(Packet.MAGIC).zeros(Packet.NET_HEADER_LENGTH - Integer.BYTES);
    RpcHeader.request(0, headerLength, FLAGS, 0, tenantId, 0, traceId0, 0, 0, 0).encode(head);
  }

  private static long serverMicros(Call<?> call) {
    long nanos = Math.min(call.remainingNanos(), call.request.serverTimeoutNanos());
    return Math.max(1, TimeUnit.NANOSECONDS.toMicros(nanos));
  }
}
