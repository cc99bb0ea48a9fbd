// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.obkv.compat.network.Endpoint;
import io.obkv.protocol.mysql.Capability;
import io.obkv.protocol.mysql.Command;
import io.obkv.protocol.mysql.ErrorPacket;
import io.obkv.protocol.mysql.Greeting;
import io.obkv.protocol.mysql.HandshakeResponse;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.PayloadWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** A client that says exactly what it is told to. For one thread. */
public final class MysqlSocket implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int CAPABILITIES = Capability.PROTOCOL_41
      | Capability.SECURE_CONNECTION
      | Capability.PLUGIN_AUTH
      | Capability.CONNECT_WITH_DB
      | Capability.TRANSACTIONS;

  private final Socket socket;
  private final DataInputStream in;
  private final Greeting greeting;

  private MysqlSocket(Endpoint server, int receiveBuffer) throws IOException {
    socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(server.host(), server.port()), TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    greeting = Greeting.decode(read().reader());
  }

  /** Connects and reads the greeting. */
  public static MysqlSocket connect(Endpoint server) throws IOException {
    return new MysqlSocket(server, 0);
  }

  /** Connects with a small window, and logs in. */
  public static MysqlSocket logInNarrow(Endpoint server) throws IOException {
    return new MysqlSocket(server, 4096).logIn("root", new byte[0], "mysql_native_password");
  }

  /** Connects and logs in as root without a password. */
  public static MysqlSocket logIn(Endpoint server) throws IOException {
    return connect(server).logIn("root", new byte[0], "mysql_native_password");
  }

  private MysqlSocket logIn(String user, byte[] proof, String plugin) throws IOException {
    sendLogin(user, proof, plugin);
    MysqlPacket answer = read();
    if (answer.firstByte() != OkPacket.MARK) {
      throw new IOException("refused: " + ErrorPacket.decode(answer.reader()));
    }
    return this;
  }

  /** Sends the answer to the greeting. */
  public void sendLogin(String user, byte[] proof, String plugin) throws IOException {
    HandshakeResponse response =
        new HandshakeResponse(CAPABILITIES, 1 << 24, 45, user, proof, "test", plugin, Map.of());
    send(1, response::encode);
  }

  /** The packet that began the connection. */
  public Greeting greeting() {
    return greeting;
  }

  /** Sends one packet. */
  public void send(int sequence, Consumer<PayloadWriter> body) throws IOException {
    ByteBuf buffer = Unpooled.buffer();
    new PacketWriter(buffer, sequence).packet(body);
    sendRaw(ByteBufUtil.getBytes(buffer));
  }

  /** Sends bytes as they are. */
  public void sendRaw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends a command. */
  public void send(Command command, Consumer<PayloadWriter> body) throws IOException {
    send(0, payload(command, body));
  }

  /** Sends a statement and a command behind it, in one write. */
  public void queryAndSend(String sql, Command command, Consumer<PayloadWriter> body)
      throws IOException {
    ByteBuf buffer = Unpooled.buffer();
    new PacketWriter(buffer, 0)
        .packet(payload(Command.QUERY, out -> out.bytes(sql.getBytes(StandardCharsets.UTF_8))));
    new PacketWriter(buffer, 0).packet(payload(command, body));
    sendRaw(ByteBufUtil.getBytes(buffer));
  }

  private static Consumer<PayloadWriter> payload(Command command, Consumer<PayloadWriter> body) {
    return out -> {
      out.int1(command.code());
      body.accept(out);
    };
  }

  /** Sends a statement. */
  public void query(String sql) throws IOException {
    send(Command.QUERY, out -> out.bytes(sql.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads one packet of one frame. */
  public MysqlPacket read() throws IOException {
    byte[] header = new byte[MysqlPacket.HEADER_LENGTH];
    in.readFully(header);
    int length = header[0] & 0xff | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new MysqlPacket(header[3] & 0xff, payload);
  }

  /** Reads one packet, which must be a refusal. */
  public ErrorPacket readError() throws IOException {
    MysqlPacket packet = read();
    if (packet.firstByte() != ErrorPacket.MARK) {
      throw new IOException("not an error: " + packet);
    }
    return ErrorPacket.decode(packet.reader());
  }

  /** Reads one packet, which must say that all is well. */
  public OkPacket readOk() throws IOException {
    MysqlPacket packet = read();
    if (packet.firstByte() == ErrorPacket.MARK) {
      throw new IOException("refused: " + ErrorPacket.decode(packet.reader()));
    }
    return OkPacket.decode(packet.reader());
  }

  /** Whether the server has closed the connection; waits for it. */
  public boolean isClosedByServer() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
