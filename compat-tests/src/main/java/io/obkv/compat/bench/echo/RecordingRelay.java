// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.echo;

import io.obkv.protocol.packet.Packet;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between one client and a server, and keeps the last answer to each kind of request. It takes
 * one request at a time and waits for its answer.
 */
final class RecordingRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingRelay.class);

  private final ServerSocket listener;
  private final Socket server;
  private final Map<Integer, byte[]> answers = new ConcurrentHashMap<>();

  /** Listens, for one client. */
  RecordingRelay(String host, int port) throws IOException {
    server = new Socket(host, port);
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::relay, "bench-relay");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  Recording recording() {
    return new Recording(Map.copyOf(answers));
  }

  /** Ends with the connection, at either side; what the client had asked then fails there. */
  private void relay() {
    try (Socket client = listener.accept()) {
      DataInputStream requests = new DataInputStream(client.getInputStream());
      DataInputStream replies = new DataInputStream(server.getInputStream());
      while (true) {
        byte[] request = packet(requests);
        server.getOutputStream().write(request);
        byte[] answer = packet(replies);
        answers.put(ByteBuffer.wrap(request).getInt(Recording.CODE_OFFSET), answer);
        client.getOutputStream().write(answer);
      }
    } catch (IOException e) {
      LOG.debug("the relay has ended", e);
    }
  }

  private static byte[] packet(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(Packet.NET_HEADER_LENGTH);
    if (head.length < Packet.NET_HEADER_LENGTH) {
      throw new EOFException("the connection has ended");
    }
    int length = ByteBuffer.wrap(head).getInt(Recording.LENGTH_OFFSET);
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
    server.close();
  }
}
