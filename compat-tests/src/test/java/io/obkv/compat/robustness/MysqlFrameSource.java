// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.obkv.protocol.mysql.Capability;
import io.obkv.protocol.mysql.Command;
import io.obkv.protocol.mysql.FieldType;
import io.obkv.protocol.mysql.HandshakeResponse;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.PayloadWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Makes packets of the MySQL protocol that no client would send, the same ones for the same seed. */
final class MysqlFrameSource {
  private static final int MOST_RANDOM_BYTES = 2_000;
  private static final int CAPABILITIES = Capability.PROTOCOL_41
      | Capability.SECURE_CONNECTION
      | Capability.CONNECT_WITH_DB
      | Capability.PLUGIN_AUTH
      | Capability.CONNECT_ATTRS;
  private static final List<String> STATEMENTS = List.of(
      "select * from fuzz where k = 'key1'",
      "replace into fuzz values ('key1', 2)",
      "select @@version, user(), 1 + 1 union",
      "show variables like 'max%'; show tables; select 1",
      "set @a = 'x', names utf8mb4",
      "update fuzz set v = v + 1 where k > 'a' limit 3");
  private static final List<String> PREPARED = List.of(
      "select * from fuzz where k = ? limit ?",
      "replace into fuzz values (?, ?)",
      "select ?, cast(? as decimal(20, 3))");

  private final Random random;

  MysqlFrameSource(Random random) {
    this.random = random;
  }

  /** A login, mostly a whole one. */
  byte[] login() {
    HandshakeResponse response = new HandshakeResponse(
        CAPABILITIES,
        1 << 24,
        45,
        "root",
        new byte[0],
        "test",
        "mysql_native_password",
        Map.of("a", "b"));
    byte[] packet = packet(1, response::encode);
    return random.nextInt(4) == 0 ? damaged(packet) : packet;
  }

  /**
   * Bytes to send.
   *
   * @param last whether the server cannot tell where the next packet would begin
   */
  record Frame(byte[] bytes, boolean last) {}

  /** A packet for a connection that has logged in. */
  Frame next() {
    byte[] packet = packet(0, random.nextInt(3) == 0 ? this::text : this::statement);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Frame(packet, false);
      case 3, 4, 5, 6, 7, 8, 9 -> new Frame(flipped(packet, 4), false);
      case 10 -> new Frame(truncated(packet), false);
      default -> new Frame(damaged(packet), true);
    };
  }

  /** A packet that ends too early, and whose header says so. */
  private byte[] truncated(byte[] packet) {
    byte[] shorter = Arrays.copyOf(packet, 4 + random.nextInt(packet.length - 4));
    return withLength(shorter, shorter.length - 4);
  }

  private void text(PayloadWriter out) {
    out.int1(Command.QUERY.code());
    out.text(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
  }

  private void statement(PayloadWriter out) {
    Command[] all = Command.values();
    Command command = all[random.nextInt(all.length)];
    out.int1(command.code());
    switch (command) {
      case STMT_PREPARE -> out.text(PREPARED.get(random.nextInt(PREPARED.size())));
      case STMT_EXECUTE -> execute(out);
      case STMT_SEND_LONG_DATA -> {
        out.int4(1 + random.nextInt(3));
        out.int2(random.nextInt(3));
        out.bytes(randomBytes());
      }
      case STMT_FETCH -> {
        out.int4(1 + random.nextInt(3));
        out.int4(random.nextInt());
      }
      case STMT_CLOSE, STMT_RESET, PROCESS_KILL -> out.int4(random.nextInt(1000) + 1_000_000);
      default -> out.bytes(randomBytes());
    }
  }

  private void execute(PayloadWriter out) {
    out.int4(1 + random.nextInt(3));
    out.int1(random.nextInt(2));
    out.int4(1);
    out.int1(random.nextInt(4));
    out.int1(1);
    FieldType[] types = FieldType.values();
    for (int i = 0; i < 2; i++) {
      out.int1(types[random.nextInt(types.length)].code());
      out.int1(random.nextInt(2) * 0x80);
    }
    out.bytes(randomBytes());
  }

  private static byte[] packet(int sequence, Consumer<PayloadWriter> body) {
    ByteBuf buffer = Unpooled.buffer();
    new PacketWriter(buffer, sequence).packet(body);
    return ByteBufUtil.getBytes(buffer);
  }

  private byte[] damaged(byte[] packet) {
    return switch (random.nextInt(5)) {
      case 0 -> flipped(packet, 0);
      case 1 -> withLength(packet, 0xff_ffff - random.nextInt(3));
      case 2 -> withLength(packet, random.nextInt(packet.length));
      case 3 -> Arrays.copyOf(packet, random.nextInt(packet.length));
      default -> randomBytes();
    };
  }

  /** Turns bits behind the first {@code from} bytes; the frame's header is the first four. */
  private byte[] flipped(byte[] packet, int from) {
    byte[] damaged = packet.clone();
    for (int i = random.nextInt(8); i >= 0 && damaged.length > from; i--) {
      damaged[from + random.nextInt(damaged.length - from)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private byte[] withLength(byte[] packet, int length) {
    byte[] damaged = packet.clone();
    for (int i = 0; i < 3; i++) {
      damaged[i] = (byte) (length >> 8 * i);
    }
    return damaged;
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(MOST_RANDOM_BYTES)];
    random.nextBytes(bytes);
    return bytes;
  }
}
