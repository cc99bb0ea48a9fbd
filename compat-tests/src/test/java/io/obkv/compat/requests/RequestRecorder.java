// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import io.obkv.compat.network.Endpoint;
import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.Packet;
import io.obkv.protocol.wire.WireReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between clients and a server, and keeps what the clients ask. A connection takes one request at
 * a time and waits for its answer.
 */
final class RequestRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRecorder.class);
  private static final int LENGTH_OFFSET = 4;

  private final Endpoint server;
  private final ServerSocket listener;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final List<SentRequest> requests = new CopyOnWriteArrayList<>();

  RequestRecorder(Endpoint server) throws IOException {
    this.server = server;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept, "recorder-accept");
  }

  private static void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Where clients connect to. */
  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", listener.getLocalPort());
  }

  /** What has been asked since the last call, oldest first. */
  List<SentRequest> take() {
    List<SentRequest> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        start(() -> relay(client), "recorder-relay");
      }
    } catch (IOException e) {
      LOG.debug("the recorder is closed", e);
    }
  }

  /** Ends with the connection, at either side. */
  private void relay(Socket client) {
    try (client;
        Socket upstream = new Socket(server.host(), server.port())) {
      DataInputStream asked = new DataInputStream(client.getInputStream());
      DataInputStream answered = new DataInputStream(upstream.getInputStream());
      OutputStream toServer = upstream.getOutputStream();
      byte[] credential = {};
      while (true) {
        byte[] request = packet(asked);
        Packet decoded = decode(request);
        requests.add(SentRequest.of(decoded, credential));
        toServer.write(request);
        byte[] answer = packet(answered);
        if (decoded.header().opcode() == Opcode.LOGIN) {
          credential = credential(decode(answer));
        }
        client.getOutputStream().write(answer);
      }
    } catch (IOException e) {
      LOG.debug("a connection has ended", e);
    }
  }

  private static byte[] credential(Packet answer) {
    WireReader in = new WireReader(answer.body());
    return RpcResult.CODEC.decode(in).code() == 0
        ? LoginResult.CODEC.decode(in).credential()
        : new byte[0];
  }

  private static Packet decode(byte[] packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    byte[] counted = new byte[packet.length - Packet.NET_HEADER_LENGTH];
    bytes.get(Packet.NET_HEADER_LENGTH, counted);
    return Packet.decode(0, new WireReader(counted));
  }

  private static byte[] packet(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(Packet.NET_HEADER_LENGTH);
    if (head.length < Packet.NET_HEADER_LENGTH) {
      throw new EOFException("the connection has ended");
    }
    int length = ByteBuffer.wrap(head).getInt(LENGTH_OFFSET);
    if (length < 0 || length > Packet.DEFAULT_MAX_LENGTH) {
      throw new IOException("a packet of " + length + " bytes");
    }
    ByteBuffer packet = ByteBuffer.allocate(head.length + length);
    packet.put(head);
    in.readFully(packet.array(), head.length, length);
    return packet.array();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
