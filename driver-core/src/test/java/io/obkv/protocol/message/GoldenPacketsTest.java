// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.ProtocolException;
import io.obkv.protocol.message.GoldenPackets.Exchange;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the codecs against bytes that a real OceanBase server took and sent. */
class GoldenPacketsTest {
  private static final Map<Integer, Codec<?>> REQUESTS = Map.ofEntries(
      Map.entry(Opcode.LOGIN, LoginRequest.CODEC),
      Map.entry(Opcode.EXECUTE, OperationRequest.CODEC),
      Map.entry(Opcode.BATCH_EXECUTE, BatchRequest.CODEC),
      Map.entry(Opcode.EXECUTE_QUERY, QueryRequest.CODEC),
      Map.entry(Opcode.QUERY_AND_MUTATE, QueryAndMutateRequest.CODEC),
      Map.entry(Opcode.ASYNC_QUERY, AsyncQueryRequest.CODEC),
      Map.entry(Opcode.PARTITION_META, PartitionMetaRequest.CODEC),
      Map.entry(Opcode.DIRECT_LOAD, DirectLoadRequest.CODEC),
      Map.entry(Opcode.LOG_STREAM_EXECUTE, LogStreamRequest.CODEC),
      Map.entry(Opcode.REDIS_EXECUTE, OperationRequest.CODEC),
      Map.entry(Opcode.REDIS_EXECUTE_V2, RedisRequest.CODEC),
      Map.entry(Opcode.META_INFO, MetaRequest.CODEC),
      Map.entry(Opcode.HBASE_EXECUTE, HBaseRequest.CODEC));

  private static final Map<Integer, Codec<?>> RESPONSES = Map.ofEntries(
      Map.entry(Opcode.LOGIN, LoginResult.CODEC),
      Map.entry(Opcode.EXECUTE, OperationResult.CODEC),
      Map.entry(Opcode.BATCH_EXECUTE, BatchResult.CODEC),
      Map.entry(Opcode.EXECUTE_QUERY, QueryResult.CODEC),
      Map.entry(Opcode.QUERY_AND_MUTATE, QueryAndMutateResult.CODEC),
      Map.entry(Opcode.ASYNC_QUERY, AsyncQueryResult.CODEC),
      Map.entry(Opcode.LOG_STREAM_EXECUTE, LogStreamResult.CODEC),
      Map.entry(Opcode.REDIS_EXECUTE, OperationResult.CODEC),
      Map.entry(Opcode.REDIS_EXECUTE_V2, RedisResult.CODEC),
      Map.entry(Opcode.META_INFO, MetaResponse.CODEC));

  private static Packet packet(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    assertThat(in.i32()).isEqualTo(Packet.MAGIC);
    assertThat(in.i32()).isEqualTo(bytes.length - Packet.NET_HEADER_LENGTH);
    int channelId = in.i32();
    in.i32();
    return Packet.decode(channelId, in);
  }

  private static byte[] bytes(Packet packet) {
    WireWriter out = new WireWriter(LengthForm.SHORTEST);
    packet.encode(out);
    return out.toByteArray();
  }

  private static <T> byte[] again(Codec<T> codec, WireReader in, LengthForm form) {
    return codec.toBytes(codec.decodeWhole(in), form);
  }

  @Test
  void everyAnswerIsDecodedAndEncodedToTheSameBytes() {
    Map<String, String> failures = new TreeMap<>();
    int answers = 0;
    for (Exchange exchange : GoldenPackets.all()) {
      if (exchange.response() == null) {
        continue;
      }
      answers++;
      try {
        Packet packet = packet(exchange.response()).verified();
        assertThat(bytes(packet)).isEqualTo(exchange.response());
        WireReader in = new WireReader(packet.body());
        RpcResult head = RpcResult.CODEC.decode(in);
        WireWriter out = new WireWriter(LengthForm.FIVE_BYTES);
        RpcResult.CODEC.encode(head, out);
        if (head.code() == 0) {
          Codec<?> codec = RESPONSES.get(packet.header().opcode());
          out.raw(again(codec, in, LengthForm.FIVE_BYTES));
        }
        if (!java.util.Arrays.equals(out.toByteArray(), packet.body())) {
          failures.put(exchange.name(), hex(packet.body()) + " became " + hex(out.toByteArray()));
        }
      } catch (ProtocolException | NullPointerException e) {
        failures.put(exchange.name(), e.toString());
      }
    }
    assertThat(answers).isGreaterThan(900);
    assertThat(failures).isEmpty();
  }

  @Test
  void everyWellFormedRequestIsDecodedAndEncodedToTheSameBytes() {
    Map<String, String> failures = new TreeMap<>();
    List<String> refused = new ArrayList<>();
    for (Exchange exchange : GoldenPackets.all()) {
      Packet packet = packet(exchange.request());
      assertThat(bytes(packet)).as(exchange.name()).isEqualTo(exchange.request());
      Codec<?> codec = REQUESTS.get(packet.header().opcode());
      if (codec == null) {
        continue;
      }
      try {
        byte[] encoded = again(codec, new WireReader(packet.body()), LengthForm.SHORTEST);
        if (!java.util.Arrays.equals(encoded, packet.body())) {
          failures.put(exchange.name(), hex(packet.body()) + " became " + hex(encoded));
        }
      } catch (ProtocolException e) {
        refused.add(exchange.name() + " " + e.code().number());
      }
    }
    assertThat(failures.keySet()).as(failures.toString()).isEqualTo(NOT_AS_CLIENTS_WRITE);
    assertThat(refused).containsExactlyInAnyOrderElementsOf(MALFORMED);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Requests that the recorder made unlike any client on purpose. */
  private static final Set<String> NOT_AS_CLIENTS_WRITE =
      Set.of("framing/extra-fields", "framing/no-affected-flags");

  /** Requests that a server refuses to decode, with the number that it answers. */
  private static final List<String> MALFORMED = List.of(
      "framing/pcode-1123 -4007",
      "framing/garbage -4034",
      "framing/empty -4007",
      "framing/truncated -4034",
      "framing/long-struct -4034",
      "framing/short-struct -4000",
      "framing/trailing -4007",
      "framing/version-2 -4007",
      "framing/stream-next -4007");
}
