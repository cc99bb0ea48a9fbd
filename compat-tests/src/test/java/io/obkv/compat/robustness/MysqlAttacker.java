// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.compat.network.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;

/** Sends damaged packets to a server's SQL port and takes no interest in the answers. For one thread. */
final class MysqlAttacker {
  private static final int MOST_PACKETS_PER_CONNECTION = 100;
  private static final int CONNECTIONS_A_PAUSE = 8;
  private static final int PAUSE_MILLIS = 100;

  private final Endpoint server;
  private final Random random;
  private final MysqlFrameSource frames;

  MysqlAttacker(Endpoint server, Random random) {
    this.server = server;
    this.random = random;
    this.frames = new MysqlFrameSource(random);
  }

  /**
   * Sends a number of packets over as many connections as it takes.
   *
   * @throws IOException when the server takes no connection any more
   */
  void send(int count) throws IOException {
    int sent = 0;
    while (sent < count) {
      sent += sendOverOneConnection(Math.min(count - sent, MOST_PACKETS_PER_CONNECTION));
    }
  }

  private int sendOverOneConnection(int most) throws IOException {
    try (Socket socket = new Socket(server.host(), server.port())) {
      // Closing resets the connection: it leaves no port behind that has to wait.
      socket.setSoLinger(true, 0);
      socket.setSoTimeout(PAUSE_MILLIS);
      return talk(socket, most);
    }
  }

  private int talk(Socket socket, int most) throws IOException {
    OutputStream out = socket.getOutputStream();
    int sent = 0;
    try {
      if (random.nextInt(10) > 0) {
        out.write(frames.login());
      }
      while (sent < most) {
        MysqlFrameSource.Frame frame = frames.next();
        out.write(frame.bytes());
        sent++;
        discard(socket.getInputStream());
        if (frame.last()) {
          break;
        }
      }
      if (random.nextInt(CONNECTIONS_A_PAUSE) == 0) {
        drain(socket.getInputStream());
      }
      return sent;
    } catch (SocketException closedByServer) {
      return Math.max(1, sent);
    }
  }

  /** Takes what has come. */
  private static void discard(InputStream in) throws IOException {
    long unused = in.skip(in.available());
  }

  /** Takes what comes until there is a pause: a reset would drop what the server has not read yet. */
  private static void drain(InputStream in) throws IOException {
    try {
      while (in.read() >= 0) {
        discard(in);
      }
    } catch (SocketTimeoutException pause) {
      return;
    }
  }
}
