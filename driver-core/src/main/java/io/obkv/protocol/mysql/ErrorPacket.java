// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * A statement or command has failed.
 *
 * @param number MySQL's number, or OceanBase's own as a positive number, 0 to 65535
 * @param state the five characters of the SQL state; empty where the peer sent none
 * @param message the text
 */
public record ErrorPacket(int number, String state, String message) {
  /** The first byte. */
  public static final int MARK = 0xff;

  private static final int STATE_LENGTH = 5;

  public ErrorPacket {
    requireNonNull(state, "state");
    requireNonNull(message, "message");
  }

  /** Writes the packet. */
  public void encode(PayloadWriter out) {
    out.int1(MARK);
    out.int2(number);
    if (!state.isEmpty()) {
      out.int1('#');
      out.text(state);
    }
    out.text(message);
  }

  /** Reads a packet from its first byte on; before the login answers have no state. */
  public static ErrorPacket decode(PayloadReader in) {
    in.skip(1);
    int number = in.int2();
    String state = "";
    if (in.peek() == '#') {
      in.skip(1);
      state = new String(in.bytes(STATE_LENGTH), StandardCharsets.US_ASCII);
    }
    return new ErrorPacket(number, state, in.restText());
  }
}
