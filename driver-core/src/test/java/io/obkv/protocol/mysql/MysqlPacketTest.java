// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.obkv.error.ProtocolException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlPacketTest {
  private static final int LIMIT = 64 << 20;

  private static EmbeddedChannel decoder(int limit) {
    return new EmbeddedChannel(new MysqlPacketDecoder(limit));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 1000, 0xff_fffe, 0xff_ffff, 0x100_0000, 2 * 0xff_ffff, 2 * 0xff_ffff + 1})
  void packetsOfAnyLengthComeBackWhole(int length) {
    byte[] body = random(length);
    ByteBuf wire = Unpooled.buffer();
    PacketWriter writer = new PacketWriter(wire, 254);
    writer.packet(out -> out.bytes(body));
    int frames = length / MysqlPacket.MAX_FRAME_LENGTH + 1;
    assertThat(writer.sequence()).isEqualTo((254 + frames) % 256);

    EmbeddedChannel channel = decoder(LIMIT);
    channel.writeInbound(wire);
    MysqlPacket packet = channel.readInbound();
    assertThat(packet.payload()).isEqualTo(body);
    assertThat(packet.sequence()).isEqualTo((254 + frames - 1) % 256);
    assertThat(channel.<MysqlPacket>readInbound()).isNull();
  }

  @Test
  void packetsThatArriveByteByByteAreJoined() {
    ByteBuf wire = Unpooled.buffer();
    PacketWriter writer = new PacketWriter(wire, 0);
    writer.packet(out -> out.text("first"));
    writer.packet(out -> out.text("second"));
    EmbeddedChannel channel = decoder(LIMIT);
    while (wire.isReadable()) {
      channel.writeInbound(wire.readRetainedSlice(1));
    }
    assertThat(channel.<MysqlPacket>readInbound().reader().restText()).isEqualTo("first");
    assertThat(channel.<MysqlPacket>readInbound().reader().restText()).isEqualTo("second");
  }

  @Test
  void tooLongPacketIsRefusedAtItsHeader() {
    EmbeddedChannel channel = decoder(1000);
    assertThatThrownBy(
            () -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) 0xe9, 3, 0, 0})))
        .isInstanceOf(DecoderException.class)
        .cause()
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("1001 bytes");
  }

  @Test
  void boundCountsAllFramesOfAPacket() {
    ByteBuf wire = Unpooled.buffer();
    new PacketWriter(wire, 0).packet(out -> out.zeros(MysqlPacket.MAX_FRAME_LENGTH + 10));
    EmbeddedChannel channel = decoder(MysqlPacket.MAX_FRAME_LENGTH + 9);
    assertThatThrownBy(() -> channel.writeInbound(wire))
        .cause()
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void raisedBoundHoldsForTheNextPacket() {
    EmbeddedChannel channel = decoder(10);
    channel.pipeline().get(MysqlPacketDecoder.class).setMaxLength(20);
    ByteBuf wire = Unpooled.buffer();
    new PacketWriter(wire, 0).packet(out -> out.zeros(20));
    channel.writeInbound(wire);
    assertThat(channel.<MysqlPacket>readInbound().payload()).hasSize(20);
  }

  @Test
  void framesOfOnePacketAreNumberedWithoutGaps() {
    ByteBuf wire = Unpooled.buffer();
    new PacketWriter(wire, 0).packet(out -> out.zeros(MysqlPacket.MAX_FRAME_LENGTH));
    wire.setByte(wire.writerIndex() - 1, 2);
    assertThatThrownBy(() -> decoder(LIMIT).writeInbound(wire))
        .cause()
        .hasMessageContaining("frame 2 behind frame 0");
  }

  @Test
  void packetThatCannotBeWrittenLeavesNothingBehind() {
    ByteBuf wire = Unpooled.buffer();
    PacketWriter writer = new PacketWriter(wire, 3);
    assertThatThrownBy(() -> writer.packet(out -> {
          out.int4(1);
          throw new IllegalStateException("no more");
        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(wire.readableBytes()).isZero();
    assertThat(writer.sequence()).isEqualTo(3);
  }
}
