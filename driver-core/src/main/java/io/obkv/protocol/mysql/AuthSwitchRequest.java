// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * The server asks for the proof of the password once more, made in another way or with another scramble;
 * the client answers with a packet that holds the proof alone.
 *
 * @param plugin the way in which the password is to be proven
 * @param scramble 20 bytes for the proof
 */
public record AuthSwitchRequest(String plugin, byte[] scramble) {
  /** The first byte. */
  public static final int MARK = 0xfe;

  public AuthSwitchRequest {
    requireNonNull(plugin, "plugin");
    requireNonNull(scramble, "scramble");
  }

  /** Writes the packet. */
  public void encode(PayloadWriter out) {
    out.int1(MARK);
    out.nullTerminated(plugin);
    out.bytes(scramble);
    out.int1(0);
  }

  /** Reads a packet from its first byte on. */
  public static AuthSwitchRequest decode(PayloadReader in) {
    in.skip(1);
    String plugin = in.nullTerminated();
    byte[] rest = in.rest();
    boolean ended = rest.length > 0 && rest[rest.length - 1] == 0;
    return new AuthSwitchRequest(plugin, ended ? Arrays.copyOf(rest, rest.length - 1) : rest);
  }

  @Override
  public String toString() {
    return "AuthSwitchRequest[" + plugin + "]";
  }
}
