// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.compat.robustness.RequestCorpus.Body;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import java.util.Arrays;
import java.util.Random;

/** Makes frames that no client would send, the same ones for the same seed. */
final class FrameSource {
  private static final int LENGTH_AT = 4;
  private static final int MOST_RANDOM_BYTES = 2_000;
  private static final byte[] ABSURD = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};

  private final Random random;
  private final RequestCorpus corpus;

  /**
   * One frame.
   *
   * @param last whether the server cannot tell where the next frame would begin
   */
  record Frame(byte[] bytes, boolean last) {}

  FrameSource(Random random, byte[] credential) {
    this.random = random;
    this.corpus = new RequestCorpus(random, credential);
  }

  /** The next frame. */
  Frame next() {
    Body body = corpus.next();
    return switch (random.nextInt(20)) {
      case 0 -> whole(body.opcode(), body.bytes());
      case 1, 2, 3, 4, 5 -> whole(body.opcode(), flipped(body.bytes(), 1 + random.nextInt(8)));
      case 6, 7, 8 -> whole(body.opcode(), truncated(body.bytes()));
      case 9, 10, 11 -> whole(body.opcode(), withAbsurdLength(body.bytes()));
      case 12 -> whole(random.nextInt(0x1200), body.bytes());
      case 13 -> whole(body.opcode(), randomBytes());
      case 14 -> whole(body.opcode(), new byte[0]);
      case 15, 16 -> wrongChecksum(body);
      case 17 -> new Frame(withHeaderFlipped(whole(body.opcode(), body.bytes()).bytes()), true);
      case 18 ->
        new Frame(withNetHeaderLength(whole(body.opcode(), body.bytes()).bytes()), true);
      default ->
        new Frame(
            random.nextBoolean()
                ? randomBytes()
                : truncated(whole(body.opcode(), body.bytes()).bytes()),
            true);
    };
  }

  private Frame whole(int opcode, byte[] body) {
    return new Frame(packet(opcode, body, PacketChecksum.of(body)), false);
  }

  private Frame wrongChecksum(Body body) {
    return new Frame(packet(body.opcode(), body.bytes(), random.nextLong()), false);
  }

  private byte[] packet(int opcode, byte[] body, long checksum) {
    int length = random.nextBoolean() ? RpcHeader.LENGTH_LONG : RpcHeader.LENGTH_SHORT;
    RpcHeader header =
        RpcHeader.request(opcode, length, RpcHeader.LOG_LEVEL, checksum, 1, 0, 1, 1, 2_000_000, 1);
    WireWriter out = new WireWriter(LengthForm.SHORTEST);
    new Packet(random.nextInt(), header, body).encode(out);
    return out.toByteArray();
  }

  private byte[] flipped(byte[] bytes, int bits) {
    byte[] damaged = bytes.clone();
    for (int i = 0; i < bits && damaged.length > 0; i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private byte[] truncated(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(Math.max(1, bytes.length)));
  }

  private byte[] withAbsurdLength(byte[] bytes) {
    byte[] damaged = bytes.clone();
    int at = random.nextInt(Math.max(1, damaged.length - ABSURD.length));
    System.arraycopy(ABSURD, 0, damaged, at, Math.min(ABSURD.length, damaged.length - at));
    return damaged;
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(MOST_RANDOM_BYTES)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] withHeaderFlipped(byte[] frame) {
    byte[] damaged = frame.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = Packet.NET_HEADER_LENGTH + random.nextInt(RpcHeader.LENGTH_SHORT);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private byte[] withNetHeaderLength(byte[] frame) {
    byte[] damaged = frame.clone();
    for (int i = 0; i < Integer.BYTES; i++) {
      damaged[LENGTH_AT + i] = (byte) random.nextInt();
    }
    return damaged;
  }
}
