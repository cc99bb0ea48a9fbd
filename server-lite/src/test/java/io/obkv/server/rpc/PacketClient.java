// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.protocol.packet.RpcHeader;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client that sends packets by hand, and reads answers one by one. */
final class PacketClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final DataInputStream in;
  private int lastChannelId;

  PacketClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Logs in and gives the credential. */
  byte[] logIn() throws IOException {
    send(Opcode.LOGIN, bytes(LoginRequest.CODEC, new Logins().request()));
    Packet answer = receive();
    WireReader payload = new WireReader(answer.body());
    RpcResult.CODEC.decode(payload);
    return LoginResult.CODEC.decode(payload).credential();
  }

  int send(int opcode, byte[] payload) throws IOException {
    return send(opcode, payload, RpcHeader.LENGTH_LONG, 0x0227, PacketChecksum.of(payload));
  }

  /** Sends a request with the trace id 17/18 and gives its channel id. */
  int send(int opcode, byte[] payload, int headerLength, int flags, long checksum)
      throws IOException {
    RpcHeader header = RpcHeader.request(
        opcode, headerLength, flags, checksum, TestCatalog.TENANT_ID, 0, 17, 18, 5_000_000, 0);
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    new Packet(++lastChannelId, header, payload).encode(out);
    raw(out.toByteArray());
    return lastChannelId;
  }

  void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  Packet receive() throws IOException {
    if (in.readInt() != Packet.MAGIC) {
      throw new IOException("no packet");
    }
    byte[] content = new byte[in.readInt()];
    int channelId = in.readInt();
    in.readInt();
    in.readFully(content);
    return Packet.decode(channelId, new WireReader(content)).verified();
  }

  /** The head of the next answer. */
  RpcResult receiveResult() throws IOException {
    return RpcResult.CODEC.decode(new WireReader(receive().body()));
  }

  /** Whether the server has closed the connection; waits for it. */
  boolean seesEnd() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** A message in the form that clients send. */
  static <M> byte[] bytes(Codec<M> codec, M message) {
    return codec.toBytes(message, WireWriter.LengthForm.SHORTEST);
  }
}
