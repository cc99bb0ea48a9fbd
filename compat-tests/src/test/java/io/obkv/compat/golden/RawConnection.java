// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.golden;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** Sends packets as they are and gives the answers as they come. */
final class RawConnection implements AutoCloseable {
  private static final int NET_HEADER = 16;
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Socket socket;
  private final DataInputStream in;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
  }

  /** The answer to a packet, or null when none comes. */
  byte[] exchange(byte[] packet) throws IOException {
    socket.getOutputStream().write(packet);
    try {
      byte[] head = in.readNBytes(NET_HEADER);
      if (head.length < NET_HEADER) {
        return null;
      }
      int length = ByteBuffer.wrap(head).getInt(4);
      byte[] answer = java.util.Arrays.copyOf(head, NET_HEADER + length);
      in.readFully(answer, NET_HEADER, length);
      return answer;
    } catch (SocketTimeoutException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
