// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that a test plays by hand, one blocking step after the other. */
public final class ScriptedPeer implements AutoCloseable {
  static final String VERSION = "OceanBase_CE 4.3.5.3";

  private static final int PATIENCE_MILLIS = 10_000;

  private final ServerSocket server = new ServerSocket();
  private final int port;

  public ScriptedPeer() throws IOException {
    this(0);
  }

  public ScriptedPeer(int port) throws IOException {
    server.setReuseAddress(true);
    server.setSoTimeout(PATIENCE_MILLIS);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.port = server.getLocalPort();
  }

  public int port() {
    return port;
  }

  public ConnectionOptions.Builder options() {
    return ConnectionOptions.builder()
        .host("127.0.0.1")
        .port(port())
        .tenant("sys")
        .user("root")
        .database("test");
  }

  public Client accept() throws IOException {
    Socket socket = server.accept();
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new Client(socket);
  }

  /** Accepts a connection and lets it log in. */
  public Client acceptLogin(String credential) throws IOException {
    Client client = accept();
    client.answerLogin(client.receive(), credential);
    return client;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One connection, seen from the server. */
  public static final class Client implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    Client(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
    }

    public Packet receive() throws IOException {
      if (in.readInt() != Packet.MAGIC) {
        throw new IOException("no packet");
      }
      byte[] content = new byte[in.readInt()];
      int channelId = in.readInt();
      in.readInt();
      in.readFully(content);
      return Packet.decode(channelId, new WireReader(content)).verified();
    }

    public void answerLogin(Packet request, String credential) throws IOException {
      LoginResult result = new LoginResult(
          0, 0, 0, VERSION, credential.getBytes(StandardCharsets.UTF_8), 1002, 3, 4);
      answer(request, LoginResult.CODEC, result);
    }

    public <A> void answer(Packet request, Codec<A> codec, A message) throws IOException {
      WireWriter out = new WireWriter(WireWriter.LengthForm.FIVE_BYTES);
      RpcResult.CODEC.encode(RpcResult.OK, out);
      codec.encode(message, out);
      send(request, request.header().opcode(), out.toByteArray(), 0);
    }

    public void refuse(Packet request, int code, String text) throws IOException {
      send(
          request,
          request.header().opcode(),
          RpcResult.CODEC.toBytes(RpcResult.failure(code, text), WireWriter.LengthForm.FIVE_BYTES),
          0);
    }

    /** An answer whose checksum is wrong by {@code checksumError}. */
    public void send(Packet request, int opcode, byte[] body, long checksumError)
        throws IOException {
      RpcHeader header = RpcHeader.request(
          opcode,
          RpcHeader.LENGTH_OF_ANSWERS,
          RpcHeader.RESPONSE,
          PacketChecksum.of(body) + checksumError,
          1002,
          0,
          request.header().traceId0(),
          request.header().traceId1(),
          0,
          0);
      WireWriter out = new WireWriter(WireWriter.LengthForm.FIVE_BYTES);
      new Packet(request.channelId(), header, body).encode(out);
      raw(out.toByteArray());
    }

    public void raw(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** Whether the other side has closed the connection; waits for it. */
    public boolean seesEnd() throws IOException {
      try {
        return in.read() < 0;
      } catch (java.net.SocketException reset) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
