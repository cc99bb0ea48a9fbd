// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.compat.network.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** Sends frames to a server and takes no interest in the answers. For one thread. */
final class Attacker {
  private static final int MOST_FRAMES_PER_CONNECTION = 200;

  private final Endpoint server;
  private final FrameSource frames;

  Attacker(Endpoint server, FrameSource frames) {
    this.server = server;
    this.frames = frames;
  }

  /**
   * Sends a number of frames over as many connections as it takes.
   *
   * @throws IOException when the server takes no connection any more
   */
  void send(int count) throws IOException {
    int sent = 0;
    while (sent < count) {
      sent += sendOverOneConnection(Math.min(count - sent, MOST_FRAMES_PER_CONNECTION));
    }
  }

  private int sendOverOneConnection(int most) throws IOException {
    try (Socket socket = new Socket(server.host(), server.port())) {
      // Closing resets the connection: it leaves no port behind that has to wait.
      socket.setSoLinger(true, 0);
      discardAnswers(socket.getInputStream());
      return sendUntilLast(socket.getOutputStream(), most);
    }
  }

  private int sendUntilLast(OutputStream out, int most) throws IOException {
    for (int sent = 1; sent <= most; sent++) {
      FrameSource.Frame frame = frames.next();
      try {
        out.write(frame.bytes());
      } catch (SocketException closedByServer) {
        return sent;
      }
      if (frame.last()) {
        return sent;
      }
    }
    return most;
  }

  private static void discardAnswers(InputStream answers) {
    Thread reader = new Thread(
        () -> {
          try {
            answers.transferTo(OutputStream.nullOutputStream());
          } catch (IOException closed) {
            // As expected: this side resets its connections.
            return;
          }
        },
        "discard");
    reader.setDaemon(true);
    reader.start();
  }
}
