// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.obkv.error.ErrorCode;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnswerDecoderTest {
  private static final int MOST = 4 << 20;

  private static final class Recorder extends AnswerDecoder {
    final List<AnswerPacket> packets = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();

    Recorder() {
      super(MOST);
    }

    @Override
    void received(AnswerPacket packet) {
      packets.add(packet.verified());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
      failures.add(thrown);
    }

    void read(byte[] bytes, int from, int length) throws Exception {
      ByteBuf in = Unpooled.copiedBuffer(bytes, from, length);
      channelRead(null, in);
      assertThat(in.refCnt()).isZero();
    }

    void read(byte[] bytes) throws Exception {
      read(bytes, 0, bytes.length);
    }
  }

  private static byte[] packet(int channelId, int headerLength, byte[] body) {
    RpcHeader header = RpcHeader.request(
        Opcode.EXECUTE,
        headerLength,
        RpcHeader.RESPONSE,
        PacketChecksum.of(body),
        1002,
        0,
        1,
        2,
        0,
        0);
    WireWriter out = new WireWriter(WireWriter.LengthForm.FIVE_BYTES);
    new Packet(channelId, header, body).encode(out);
    return out.toByteArray();
  }

  @Property(tries = 300)
  void packetsAreFoundHoweverTheirBytesCome(
      @ForAll @Size(max = 4) List<@Size(max = 300) byte[]> bodies,
      @ForAll @IntRange(min = 1, max = 400) int most,
      @ForAll long seed)
      throws Exception {
    WireWriter all = new WireWriter(WireWriter.LengthForm.FIVE_BYTES);
    for (int i = 0; i < bodies.size(); i++) {
      int header = i % 2 == 0 ? RpcHeader.LENGTH_OF_ANSWERS : RpcHeader.LENGTH_SHORT;
      all.raw(packet(i + 1, header, bodies.get(i)));
    }
    Recorder decoder = new Recorder();
    Random random = new Random(seed);
    byte[] bytes = all.toByteArray();
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(most));
      decoder.read(bytes, at, count);
      at += count;
    }
    assertThat(decoder.failures).isEmpty();
    assertThat(decoder.packets.stream().map(AnswerPacket::body)).containsExactlyElementsOf(bodies);
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(decoder.packets.get(i).channelId()).isEqualTo(i + 1);
      assertThat(decoder.packets.get(i).opcode()).isEqualTo(Opcode.EXECUTE);
      assertThat(decoder.packets.get(i).flags()).isEqualTo(RpcHeader.RESPONSE);
    }
  }

  @Test
  void longBodyGrowsAsItComes() throws Exception {
    byte[] body = new byte[(3 << 20) + 7];
    new Random(1).nextBytes(body);
    byte[] bytes = packet(1, RpcHeader.LENGTH_OF_ANSWERS, body);
    Recorder decoder = new Recorder();
    for (int at = 0; at < bytes.length; at += 100_000) {
      decoder.read(bytes, at, Math.min(100_000, bytes.length - at));
    }
    assertThat(decoder.packets.get(0).body()).isEqualTo(body);
  }

  @Test
  void otherBytesAreRefusedOnceAndWhatFollowsIsDiscarded() throws Exception {
    Recorder decoder = new Recorder();
    decoder.read(packet(1, RpcHeader.LENGTH_OF_ANSWERS, new byte[3]));
    decoder.read("HTTP".getBytes(StandardCharsets.US_ASCII));
    decoder.read(packet(2, RpcHeader.LENGTH_OF_ANSWERS, new byte[3]));
    assertThat(decoder.packets).hasSize(1);
    assertThat(decoder.failures)
        .singleElement()
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e).hasMessageContaining("0x48545450"));
  }

  @Test
  void lengthIsJudgedBeforeTheRestComes() throws Exception {
    byte[] bytes = packet(1, RpcHeader.LENGTH_OF_ANSWERS, new byte[3]);
    Recorder tooLong = new Recorder();
    tooLong.read(withLength(bytes, MOST + 1), 0, Packet.NET_HEADER_LENGTH);
    assertThat(tooLong.failures)
        .singleElement()
        .isInstanceOfSatisfying(
            ProtocolException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_RPC_PACKET_TOO_LONG));
    Recorder tooShort = new Recorder();
    tooShort.read(withLength(bytes, RpcHeader.LENGTH_WITHOUT_COST - 1));
    assertThat(tooShort.failures).singleElement().isInstanceOf(ProtocolException.class);
    Recorder noRoom = new Recorder();
    noRoom.read(withLength(bytes, RpcHeader.LENGTH_OF_ANSWERS - 1));
    assertThat(noRoom.failures)
        .singleElement()
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e).hasMessageContaining("rpc header of"));
  }

  private static byte[] withLength(byte[] packet, int length) {
    byte[] bytes = packet.clone();
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[Integer.BYTES + i] = (byte) (length >>> 24 - 8 * i);
    }
    return bytes;
  }
}
