// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.packet;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;

/**
 * The header of a request or an answer (1.2 of the protocol notes). Peers send it in five lengths; a
 * reader takes the fields that fit and passes over what it does not know.
 *
 * @param opcode see {@link Opcode}
 * @param length of this header: {@link #LENGTH_WITHOUT_COST} up
 * @param flags 16 bits, see the constants
 * @param checksum over all bytes behind this header
 * @param timeoutMicros how long the server may work
 * @param timestampMicros when it was sent, since the epoch
 */
public record RpcHeader(
    int opcode,
    int length,
    int priority,
    int flags,
    long checksum,
    long tenantId,
    long privateTenantId,
    long sessionId,
    long traceId0,
    long traceId1,
    long timeoutMicros,
    long timestampMicros,
    CostTime cost,
    long destinationCluster,
    int compressor,
    int originalLength,
    long sourceCluster,
    long unisVersion,
    int requestLevel,
    long sequence,
    int groupId,
    long traceId2,
    long traceId3,
    long clusterNameHash) {

  public static final int LENGTH_WITHOUT_COST = 72;
  public static final int LENGTH_WITH_COST = 112;
  public static final int LENGTH_WITH_CLUSTER = 120;
  public static final int LENGTH_SHORT = 128;
  public static final int LENGTH_LONG = 184;

  /** What OceanBase's server answers with: the long form and eight zero bytes. */
  public static final int LENGTH_OF_ANSWERS = 192;

  /** The log level "let the server decide", which clients set in every request. */
  public static final int LOG_LEVEL = 0x0007;

  /** Request: a KV request. Answer, with {@link #REROUTE}: the table's metadata is out of date. */
  public static final int KV_REQUEST = 0x0020;

  /** Request: the client understands MOVE. Answer: the request should have gone elsewhere. */
  public static final int REROUTE = 0x0200;

  public static final int STREAM_LAST = 0x2000;
  public static final int STREAM = 0x4000;
  public static final int RESPONSE = 0x8000;

  /** The priority that clients send. */
  public static final int DEFAULT_PRIORITY = 5;

  /** Where the time went, microseconds; zeros in requests. */
  public record CostTime(
      int arrivalToPush,
      int pushToPop,
      int popToProcess,
      int process,
      int processToResponse,
      long packetId,
      long requestArrival) {
    public static final CostTime NONE = new CostTime(0, 0, 0, 0, 0, 0, 0);
    private static final int LENGTH = 40;

    static CostTime decode(WireReader in) {
      int length = in.i32();
      if (length != LENGTH) {
        throw new ProtocolException("cost time of " + length + " bytes");
      }
      return new CostTime(in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i64(), in.i64());
    }

    void encode(WireWriter out) {
      out.i32(LENGTH).i32(arrivalToPush).i32(pushToPop).i32(popToProcess);
      out.i32(process).i32(processToResponse).i64(packetId).i64(requestArrival);
    }
  }

  /** The header of a client's request. */
  public static RpcHeader request(
      int opcode,
      int length,
      int flags,
      long checksum,
      long tenantId,
      long sessionId,
      long traceId0,
      long traceId1,
      long timeoutMicros,
      long timestampMicros) {
    return new RpcHeader(
        opcode,
        length,
        DEFAULT_PRIORITY,
        flags,
        checksum,
        tenantId,
        tenantId,
        sessionId,
        traceId0,
        traceId1,
        timeoutMicros,
        timestampMicros,
        CostTime.NONE,
        -1,
        0,
        0,
        -1,
        0,
        0,
        0,
        0,
        0,
        0,
        0);
  }

  /** Reads a header of any length and passes over what lies behind the known fields. */
  public static RpcHeader decode(WireReader in) {
    int available = in.remaining();
    int opcode = in.i32();
    int length = in.u8();
    if (length < LENGTH_WITHOUT_COST) {
      throw new ProtocolException("rpc header of " + length + " bytes");
    }
    int priority = in.u8();
    int flags = in.u16();
    long checksum = in.i64();
    long tenantId = in.i64();
    long privateTenantId = in.i64();
    long sessionId = in.i64();
    long traceId0 = in.i64();
    long traceId1 = in.i64();
    long timeout = in.i64();
    long timestamp = in.i64();
    CostTime cost = length >= LENGTH_WITH_COST ? CostTime.decode(in) : CostTime.NONE;
    long destination = length >= LENGTH_WITH_CLUSTER ? in.i64() : -1;
    boolean compression = length >= LENGTH_SHORT;
    int compressor = compression ? in.i32() : 0;
    int originalLength = compression ? in.i32() : 0;
    boolean all = length >= LENGTH_LONG;
    long source = all ? in.i64() : -1;
    long unisVersion = all ? in.i64() : 0;
    int level = all ? in.i32() : 0;
    long sequence = all ? in.i64() : 0;
    int groupId = all ? in.i32() : 0;
    long traceId2 = all ? in.i64() : 0;
    long traceId3 = all ? in.i64() : 0;
    long clusterNameHash = all ? in.i64() : 0;
    in.skip(length - (available - in.remaining()));
    return new RpcHeader(
        opcode,
        length,
        priority,
        flags,
        checksum,
        tenantId,
        privateTenantId,
        sessionId,
        traceId0,
        traceId1,
        timeout,
        timestamp,
        cost,
        destination,
        compressor,
        originalLength,
        source,
        unisVersion,
        level,
        sequence,
        groupId,
        traceId2,
        traceId3,
        clusterNameHash);
  }

  /** Writes the fields that the header's length has room for, and zeros behind the known ones. */
  public void encode(WireWriter out) {
    int start = out.size();
    out.i32(opcode).i8(length).i8(priority).i16(flags).i64(checksum);
    out.i64(tenantId).i64(privateTenantId).i64(sessionId).i64(traceId0).i64(traceId1);
    out.i64(timeoutMicros).i64(timestampMicros);
    if (length >= LENGTH_WITH_COST) {
      cost.encode(out);
    }
    if (length >= LENGTH_WITH_CLUSTER) {
      out.i64(destinationCluster);
    }
    if (length >= LENGTH_SHORT) {
      out.i32(compressor).i32(originalLength);
    }
    if (length >= LENGTH_LONG) {
      out.i64(sourceCluster).i64(unisVersion).i32(requestLevel).i64(sequence).i32(groupId);
      out.i64(traceId2).i64(traceId3).i64(clusterNameHash);
    }
    out.zeros(length - (out.size() - start));
  }

  /** The trace id as servers and clients print it, for example {@code Y1-0000000000000001}. */
  public static String traceText(long traceId0, long traceId1) {
    return String.format("Y%X-%016X", traceId0, traceId1);
  }
}
