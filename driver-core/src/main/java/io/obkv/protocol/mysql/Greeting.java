// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

import io.obkv.error.ProtocolException;
import java.util.Arrays;

/**
 * The server's first packet, protocol version 10.
 *
 * @param serverVersion what the server calls itself
 * @param connectionId what KILL names the connection by, unsigned 32 bits
 * @param scramble 20 bytes for the proof of the password
 * @param capabilities bits of {@link Capability}
 * @param charset the number of the server's collation, 0 to 255
 * @param status bits of {@link ServerStatus}
 * @param plugin the way in which passwords are to be proven
 */
public record Greeting(
    String serverVersion,
    long connectionId,
    byte[] scramble,
    int capabilities,
    int charset,
    int status,
    String plugin) {
  /** The way in which passwords are proven here. */
  public static final String NATIVE_PASSWORD = "mysql_native_password";

  /** The length of a scramble. */
  public static final int SCRAMBLE_LENGTH = 20;

  private static final int PROTOCOL = 10;
  private static final int FIRST_PART = 8;
  private static final int RESERVED = 10;

  public Greeting {
    requireNonNull(serverVersion, "serverVersion");
    requireNonNull(plugin, "plugin");
    if (scramble.length != SCRAMBLE_LENGTH) {
      throw new IllegalArgumentException("a scramble of " + scramble.length + " bytes");
    }
  }

  /** Writes the packet. */
  public void encode(PayloadWriter out) {
    out.int1(PROTOCOL);
    out.nullTerminated(serverVersion);
    out.int4((int) connectionId);
    out.bytes(Arrays.copyOf(scramble, FIRST_PART));
    out.int1(0);
    out.int2(capabilities);
    out.int1(charset);
    out.int2(status);
    out.int2(capabilities >>> 16);
    out.int1(SCRAMBLE_LENGTH + 1);
    out.zeros(RESERVED);
    out.bytes(Arrays.copyOfRange(scramble, FIRST_PART, SCRAMBLE_LENGTH));
    out.int1(0);
    out.nullTerminated(plugin);
  }

  /**
   * Reads the packet.
   *
   * @throws ProtocolException also for servers from before MySQL 4.1, which have half a scramble
   */
  public static Greeting decode(PayloadReader in) {
    int protocol = in.int1();
    if (protocol != PROTOCOL) {
      throw new ProtocolException("MySQL protocol version " + protocol);
    }
    String version = in.nullTerminated();
    long connectionId = in.int4();
    byte[] scramble = Arrays.copyOf(in.bytes(FIRST_PART), SCRAMBLE_LENGTH);
    in.skip(1);
    int low = in.int2();
    int charset = in.int1();
    int status = in.int2();
    int capabilities = low | in.int2() << 16;
    in.skip(1 + RESERVED);
    byte[] second = in.bytes(SCRAMBLE_LENGTH - FIRST_PART);
    System.arraycopy(second, 0, scramble, FIRST_PART, second.length);
    in.skip(1);
    boolean named = (capabilities & Capability.PLUGIN_AUTH) != 0;
    String plugin = named ? in.nullTerminated() : NATIVE_PASSWORD;
    return new Greeting(version, connectionId, scramble, capabilities, charset, status, plugin);
  }

  @Override
  public String toString() {
    return "Greeting[" + serverVersion + ", connection " + connectionId + "]";
  }
}
